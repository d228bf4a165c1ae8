-- As before, by ids in place of row addresses: an address is one in a table only. Were executions in partitions, a deletion by address would
-- take rows of other schedules with it (decision 0420).
create or replace function platform.delete_executions() returns trigger language plpgsql as $$
begin
  delete from platform.execution where schedule_id = old.id and state in ('queued', 'waiting', 'running');
  delete from platform.execution where id = any (array(
    select e.id from platform.execution e where e.schedule_id = old.id limit 100));
  if exists (select 1 from platform.execution e where e.schedule_id = old.id) then
    insert into platform.deleted_schedule (schedule_id, deleted_at) values (old.id, now()) on conflict do nothing;
  end if;
  return null;
end $$;
