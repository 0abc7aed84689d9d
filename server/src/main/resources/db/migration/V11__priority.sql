-- Which of its own reels a tenant wants first: -1 low, 0 normal, 1 high.
alter table reel add column priority integer not null default 0;
