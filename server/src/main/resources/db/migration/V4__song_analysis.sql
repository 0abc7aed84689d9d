-- What was heard in an upload, as JSON; null until somebody asks, or when it is no song.
alter table song add column analysis text;
