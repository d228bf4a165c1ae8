-- As before, but each question is one look into the index of schedule and instant. Without an order, the planner reads the whole table to find
-- any 100 rows of a schedule, or one, as soon as few schedules have most executions: it takes each schedule for one of them. A schedule without
-- a history then cost a scan of all others' histories, and the erasure of an owner with a thousand schedules ended at its time limit.
create or replace function platform.delete_executions() returns trigger language plpgsql as $$
begin
  delete from platform.execution where schedule_id = old.id and state in ('queued', 'waiting', 'running');
  delete from platform.execution where id = any (array(
    select e.id from platform.execution e where e.schedule_id = old.id order by e.scheduled_for limit 100));
  if exists (select 1 from (select 1 from platform.execution e where e.schedule_id = old.id
                             order by e.scheduled_for limit 1) as remaining) then
    insert into platform.deleted_schedule (schedule_id, deleted_at) values (old.id, now()) on conflict do nothing;
  end if;
  return null;
end $$;
