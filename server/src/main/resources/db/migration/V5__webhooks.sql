-- With it a tenant's webhooks are signed; made when it is first needed.
alter table tenant add column webhook_secret varchar(80);

-- What is to be told, until it was; attempts counts how often it was tried.
create table webhook (
    id varchar(40) primary key,
    tenant_id varchar(40) not null references tenant (id),
    reel_id varchar(40) not null references reel (id) on delete cascade,
    url varchar(2048) not null,
    body text not null,
    state varchar(20) not null,
    attempts integer not null,
    last_result varchar(200),
    created_at timestamp with time zone not null,
    finished_at timestamp with time zone
);
create index webhook_by_reel on webhook (reel_id);
