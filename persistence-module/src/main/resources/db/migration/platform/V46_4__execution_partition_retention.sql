-- Dropping executions that are past the retention, a partition at a time, with their attempts.

-- Executions of before that time are deleted one by one: those of partitions that may hold years (that of before, and those that were made of a
-- rest), and of partitions that could not be dropped for their own length, because an execution in them is held or was repeated. Later ones go
-- with their partition.
create function platform.executions_deleted_before(days integer, cutoff timestamptz) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(min(p.from_at), 'infinity') from platform.time_partition p
   where p.table_name = 'execution' and p.until_at - p.from_at <= days * interval '2 days'
     and p.until_at > cutoff - days * interval '1 day'
$$;

-- A partition of which each execution ended before the cutoff. Those of an instant of before may be held, or may have been repeated lately. The
-- first partition has no index of ends, and is emptied by deletions. Each of the questions is one look into an index, whatever statistics a
-- restored database lacks.
create function platform.expired_execution_partition(cutoff timestamptz) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  oldest  timestamptz := least(cutoff, now() - interval '1 day');
  part    record;
  is_kept boolean;
begin
  for part in select p.name, p.from_at from platform.time_partition p
               where p.table_name = 'execution' and p.until_at <= oldest order by p.until_at
  loop
    execute format('select exists (select from platform.%I where state in (''queued'', ''waiting'', ''running''))', part.name)
      into is_kept;
    if not is_kept then
      execute format('select exists (select from platform.%I where %s)', part.name,
        case when part.from_at is null then 'true' else format('finished_at >= %L', oldest) end) into is_kept;
    end if;
    if not is_kept then
      return part.name;
    end if;
  end loop;
  return null;
exception when undefined_table then
  return null; -- another node has just dropped one
end
$$;

-- Drops one with its attempts, if nobody has to wait for it.
--   returns its name, or null if there is none or it is used
create function platform.drop_execution_partition(cutoff timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  expired  text := platform.expired_execution_partition(cutoff);
  attempts text := replace(expired, 'execution_', 'execution_attempt_');
begin
  if expired is null or not pg_try_advisory_xact_lock(5217331170742364521) then
    return null;
  end if;
  lock table only platform.execution_attempt in access exclusive mode;
  lock table only platform.execution in access exclusive mode;
  execute format('lock table platform.%I, platform.%I in access exclusive mode nowait', expired, attempts);
  if platform.expired_execution_partition(cutoff) is distinct from expired then
    return null;
  end if;
  execute format('drop table platform.%I, platform.%I', attempts, expired);
  return expired;
exception when lock_not_available or deadlock_detected or undefined_table then
  return null;
end
$$;

-- As before, with the range of the instants: the server looks only into the partitions that have them.
create or replace function platform.delete_executions() returns trigger language plpgsql as $$
begin
  delete from platform.execution where schedule_id = old.id and state in ('queued', 'waiting', 'running');
  delete from platform.execution where schedule_id = old.id and scheduled_for <= (
    select max(e.scheduled_for) from (
      select f.scheduled_for from platform.execution f where f.schedule_id = old.id order by f.scheduled_for limit 100) e);
  if exists (select 1 from (select 1 from platform.execution e where e.schedule_id = old.id
                             order by e.scheduled_for limit 1) as remaining) then
    insert into platform.deleted_schedule (schedule_id, deleted_at) values (old.id, now()) on conflict do nothing;
  end if;
  return null;
end $$;

-- Only those may call it who may delete executions.
revoke execute on function platform.drop_execution_partition(timestamptz) from public;
-- contract: gives rights and changes no rows
do $$
declare
  maintainer text;
begin
  for maintainer in
    select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.oid = 'platform.execution'::regclass and a.grantee <> c.relowner and a.privilege_type = 'DELETE'
  loop
    execute format('grant execute on function platform.drop_execution_partition(timestamptz) to %s', maintainer);
  end loop;
end
$$;
