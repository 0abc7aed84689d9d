-- A limit that is null is none. Tenants that come with a key get defaults; 'local' has no limits.
alter table tenant add column requests_per_minute integer;
alter table tenant add column reels_in_flight integer;
alter table tenant add column storage_bytes bigint;
alter table tenant add column spend_cap_usd numeric(12, 4);
create unique index tenant_by_name on tenant (name);

-- Rows are never deleted: a key that existed once means that the service was opened for others.
create table api_key (
    id varchar(40) primary key,
    tenant_id varchar(40) not null references tenant (id),
    label varchar(200) not null,
    prefix varchar(20) not null,
    hash varchar(64) not null unique,
    created_at timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone
);

-- What a finished reel takes in the store, and what it has cost.
alter table reel add column bytes bigint not null default 0;
alter table reel add column cost_usd numeric(12, 4) not null default 0;
