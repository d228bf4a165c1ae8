-- What somebody waits for at a screen, codes by mail: in a table of their own, as db-scheduler's version 16 defines it, for an
-- instance of the scheduler with threads of its own looks at all rows of its table.
create table platform.urgent_tasks (
  task_name             text not null,
  task_instance         text not null,
  task_data             bytea,
  execution_time        timestamptz not null,
  picked                boolean not null,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint not null,
  priority              smallint,
  primary key (task_name, task_instance)
);
create index urgent_tasks_execution_time on platform.urgent_tasks (execution_time);
create index urgent_tasks_last_heartbeat on platform.urgent_tasks (last_heartbeat);
