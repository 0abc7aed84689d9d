-- The answer to a request that came with an Idempotency-Key; status is null while it is being worked on.
create table idempotency (
    tenant_id varchar(40) not null references tenant (id),
    idempotency_key varchar(255) not null,
    fingerprint varchar(64) not null,
    owner varchar(40) not null,
    expires_at timestamp with time zone not null,
    status integer,
    location varchar(300),
    body text,
    primary key (tenant_id, idempotency_key)
);
create index idempotency_by_expiry on idempotency (expires_at);
