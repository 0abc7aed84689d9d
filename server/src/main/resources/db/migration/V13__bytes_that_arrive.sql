-- What a step that is not finished has put into the store; its tenant's space counts it.
alter table step add column bytes bigint not null default 0;
