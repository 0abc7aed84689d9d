-- What was ordered from video models: for each tenant what the ledger of one machine is to the command line. number counts the
-- lines of a clip, so that two workers never both announce the same order. charge_usd is what a line adds to the tenant's bill; it stays
-- when the reel is forgotten.
create table take_line (
    tenant_id varchar(40) not null references tenant (id),
    clip_key varchar(64) not null,
    number integer not null,
    reel_id varchar(40) not null,
    line text not null,
    charge_usd numeric(12, 4) not null,
    primary key (tenant_id, clip_key, number)
);
