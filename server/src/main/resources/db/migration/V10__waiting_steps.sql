-- How often a worker died in the middle of the step; what was handed back was no death.
alter table step add column deaths integer not null default 0;

-- Steps that wait for others, at addresses or for models, need no turn at the processor. (queue_io is the webhooks'.)
create table queue_wait (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(200),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority integer,
    primary key (task_name, task_instance)
);
create index queue_wait_by_time on queue_wait (execution_time);
create index queue_wait_by_heartbeat on queue_wait (last_heartbeat);
create index queue_wait_by_priority on queue_wait (priority desc, execution_time asc);
