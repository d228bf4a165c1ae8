-- A schedule of a person, or one of the service's own upkeep. next_at is the next nominal instant; whoever moves it on
-- must have seen the fence as it is, and raises it: so each instant is claimed once.
create table platform.schedule (
  id                    uuid primary key,
  owner_id              uuid references platform.account on delete cascade,
  system_task           text,
  name                  text not null check (length(name) between 1 and 200),
  enabled               boolean not null,
  disabled_reason       text,
  trigger               json not null,
  action                json not null,
  secret                bytea,
  dst_gap               text not null check (dst_gap in ('shift', 'skip')),
  dst_overlap           text not null check (dst_overlap in ('first', 'both')),
  catch_up              text not null check (catch_up in ('none', 'one', 'all')),
  catch_up_window_ms    bigint not null check (catch_up_window_ms >= 0),
  overlap               text not null check (overlap in ('skip', 'queue', 'allow')),
  max_attempts          integer not null check (max_attempts > 0),
  initial_delay_ms      bigint not null,
  max_delay_ms          bigint not null,
  -- what intervals without a start of their own are counted from
  anchored_at           timestamptz not null,
  next_at               timestamptz,
  revision              bigint not null default 1,
  fence                 bigint not null default 0,
  consecutive_failures  integer not null default 0,
  created_at            timestamptz not null,
  updated_at            timestamptz not null,
  check ((owner_id is null) <> (system_task is null))
) with (fillfactor = 80);
create unique index schedule_system on platform.schedule (system_task) where system_task is not null;
create index schedule_due on platform.schedule (next_at) where next_at is not null;
create index schedule_owner on platform.schedule (owner_id, id);

-- One instant of one schedule, claimed once. Its id is what receivers know it by, in every attempt. The token is raised
-- at each attempt, so that a node which was believed dead cannot finish what another has taken over.
create table platform.execution (
  id             uuid primary key,
  -- without a foreign key, whose check costs a tenth of a claim that has locked the schedule anyway; see the trigger below
  schedule_id    uuid not null,
  scheduled_for  timestamptz not null,
  kind           text not null default 'scheduled' check (kind in ('scheduled', 'manual', 'backfill')),
  -- queued: behind earlier ones of its schedule; waiting: to begin at due_at, or held when that is null
  state          text not null check (state in ('queued', 'waiting', 'running', 'succeeded', 'failed', 'skipped', 'missed')),
  attempt        integer not null default 1,
  deaths         integer not null default 0,
  token          bigint not null default 0,
  picked_by      uuid,
  due_at         timestamptz,
  started_at     timestamptz,
  finished_at    timestamptz,
  error          text,
  unique (schedule_id, scheduled_for)
) with (fillfactor = 80);
create index execution_open on platform.execution (schedule_id, scheduled_for) where state in ('queued', 'waiting', 'running');
create index execution_queued on platform.execution (schedule_id, scheduled_for) where state = 'queued';
create index execution_due on platform.execution (due_at) where state = 'waiting';

-- Attempts that did not end their execution: it was tried again.
create table platform.execution_attempt (
  schedule_id    uuid not null,
  scheduled_for  timestamptz not null,
  attempt        integer not null,
  outcome        text not null check (outcome in ('failed', 'died')),
  started_at     timestamptz,
  finished_at    timestamptz not null,
  error          text,
  primary key (schedule_id, scheduled_for, attempt),
  foreign key (schedule_id, scheduled_for) references platform.execution (schedule_id, scheduled_for) on delete cascade
);

create function platform.delete_executions() returns trigger language plpgsql as $$
begin
  delete from platform.execution where schedule_id = old.id;
  return null;
end $$;
create trigger schedule_deleted after delete on platform.schedule
  for each row execute function platform.delete_executions();

-- The nodes that execute schedules. One whose lease ran out is taken for dead.
create table platform.schedule_node (
  id           uuid primary key,
  started_at   timestamptz not null,
  lease_until  timestamptz not null
);
