-- Attempts go with their execution by a trigger in place of a foreign key: a partition that other rows refer to cannot be dropped with them
-- (decision 0440). Both look for the rows by the same key, so a deletion takes what it took. The check of each new attempt is gone: the statement
-- that writes one has locked its execution.
create function platform.delete_execution_attempts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from platform.execution_attempt where schedule_id = old.schedule_id and scheduled_for = old.scheduled_for;
  return null;
end
$$;

lock table platform.execution_attempt, platform.execution in access exclusive mode;

create trigger execution_deleted after delete on platform.execution
  for each row execute function platform.delete_execution_attempts();

-- contract: the trigger above does the same for nodes of the version before
do $$
declare
  reference text;
begin
  for reference in
    select c.conname from pg_constraint c where c.conrelid = 'platform.execution_attempt'::regclass and c.contype = 'f'
  loop
    execute format('alter table platform.execution_attempt drop constraint %I', reference);
  end loop;
end
$$;
