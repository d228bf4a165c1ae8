-- Schedules that were deleted while they had a long history: the history is removed later, in batches. A schedule that runs every ten seconds
-- has a quarter of a million executions, and its owner may have a thousand such schedules: one statement for all of them would end at its
-- time limit, and the account could never be erased.
create table platform.deleted_schedule (
  schedule_id  uuid primary key,
  deleted_at   timestamptz not null
);

-- What has not ended goes with the schedule, so that nobody executes it, and so does a short history.
create or replace function platform.delete_executions() returns trigger language plpgsql as $$
begin
  delete from platform.execution where schedule_id = old.id and state in ('queued', 'waiting', 'running');
  delete from platform.execution where ctid = any (array(
    select e.ctid from platform.execution e where e.schedule_id = old.id limit 100));
  if exists (select 1 from platform.execution e where e.schedule_id = old.id) then
    insert into platform.deleted_schedule (schedule_id, deleted_at) values (old.id, now()) on conflict do nothing;
  end if;
  return null;
end $$;
