-- Folders of S3 that a tenant's orders may name, s3://bucket/folder/, parted by blanks.
alter table tenant add column s3_inputs text;
