-- How many days a tenant's reels and songs are kept; null keeps them until they are deleted.
alter table tenant add column retention_days integer;
