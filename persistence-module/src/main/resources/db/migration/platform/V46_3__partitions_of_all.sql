-- One mechanism for all tables that the service's task "partitions" keeps: the functions that the audit log had (V42_1, V42_3) with the name of a
-- table. What they do and why is as it was; nodes of the version before call those of before, which now call these.

-- Tables whose partitions are made, limited and dropped together have the same limits. The first names them.
create function platform.partitioned_together(parent text) returns text[]
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case parent when 'audit_entry' then array['audit_entry']
                     when 'execution' then array['execution', 'execution_attempt'] end
$$;

-- The key of the partitions: an id (UUIDv7), or the instant that an execution is for.
create function platform.partition_key(parent text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case parent when 'audit_entry' then 'id' else 'scheduled_for' end
$$;

-- The least key of a time, and the time of a key.
create function platform.first_key_at(parent text, at timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case parent when 'audit_entry' then platform.first_id_at(at)::text else at::text end
$$;
create function platform.time_of_key(parent text, key text) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case parent when 'audit_entry' then platform.time_of_id(key::uuid) else key::timestamptz end
$$;

-- The partitions, for operators too. That which holds the rest has no limits; the first has no lower one.
create view platform.time_partition as
select p.relname::text as table_name, c.oid as partition_oid, c.relname::text as name,
       platform.time_of_key(p.relname, bound.lower_key) as from_at, platform.time_of_key(p.relname, bound.upper_key) as until_at,
       written.text = 'DEFAULT' as holds_rest,
       greatest(c.reltuples, 0)::bigint as estimated_rows, pg_total_relation_size(c.oid) as bytes
  from pg_class p
  join pg_inherits i on i.inhparent = p.oid
  join pg_class c on c.oid = i.inhrelid
 cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as text) written
 cross join lateral (select (regexp_match(written.text, 'FROM \(''([^'']+)''\)'))[1] as lower_key,
                            (regexp_match(written.text, 'TO \(''([^'']+)''\)'))[1] as upper_key) bound
 where p.oid in ('platform.audit_entry'::regclass, 'platform.execution'::regclass, 'platform.execution_attempt'::regclass);

-- The limit that was promised for a partition of the rest; null if there is none.
create function platform.promised_limit(parent text, rest oid) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select platform.time_of_key(parent, (regexp_match(pg_get_constraintdef(oid), '< ''([^'']+)'''))[1])
    from pg_constraint where conrelid = rest and conname = parent || '_boundary'
$$;

-- The name of the partition that begins then.
create function platform.partition_name(parent text, from_at timestamptz) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select parent || '_' || coalesce(to_char(from_at at time zone 'utc', 'YYYYMMDD'), 'rest')
$$;

-- Attaches a new partition; without limits that of the rest. Only that one is locked against readers meanwhile. What a partition has beside the
-- columns and indexes of all is added here.
create function platform.add_partition(parent text, from_at timestamptz, until_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  child text := platform.partition_name(parent, from_at);
begin
  execute format('create table platform.%I (like platform.%I including defaults including constraints including storage)', child, parent);
  if parent = 'audit_entry' then
    execute format('alter table platform.%I add unique (position)', child);
    execute format('create trigger audit_entry_never_emptied before truncate on platform.%I'
      ' for each statement execute function platform.audit_entry_never_emptied()', child);
  elsif parent = 'execution' then
    -- A row is changed twice, in its page. The last index tells in some pages whether any execution ended lately.
    execute format('alter table platform.%I set (fillfactor = 80)', child);
    execute format('alter table platform.%I add primary key (id)', child);
    execute format('create index on platform.%I using brin (finished_at)', child);
  end if;
  execute format('alter table platform.%I attach partition platform.%I %s', parent, child,
    case when from_at is null then 'default'
         else format('for values from (%L) to (%L)', platform.first_key_at(parent, from_at), platform.first_key_at(parent, until_at)) end);
end
$$;

-- Makes the partition of the rest one with limits, and a new one for the rest. Its rows are read under the lock, unless a validated constraint
-- says that they are within.
create function platform.limit_rest(parent text, rest text, from_at timestamptz, until_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  child text := case when from_at is null then rest else platform.partition_name(parent, from_at) end;
begin
  execute format('lock table only platform.%I in access exclusive mode', parent);
  execute format('alter table platform.%I detach partition platform.%I', parent, rest);
  if child <> rest then
    execute format('alter table platform.%I rename to %I', rest, child);
  end if;
  execute format('alter table platform.%I attach partition platform.%I for values from (%s) to (%L)', parent, child,
    coalesce(quote_literal(platform.first_key_at(parent, from_at)), 'minvalue'), platform.first_key_at(parent, until_at));
  if platform.promised_limit(parent, format('platform.%I', child)::regclass) is not null then
    execute format('alter table platform.%I drop constraint %I', child, parent || '_boundary');
  end if;
  perform platform.add_partition(parent, null, null);
end
$$;

-- Does the next step towards partitions for the coming four weeks, each of so many days, and says which:
--   ready        nothing is left to do
--   created      a partition ahead
--   limited      the partition of the rest had rows, or was the only one: it has limits now, and there is a new one
--   promised     the same begins, for one that is too large to be read under a lock: a constraint holds for new rows from now on
--   unvalidated  the rows of before have to be checked next, by platform.validate_promise()
--   withdrawn    the constraint was taken back, because its limit is near; it begins again
--   busy         somebody uses the tables, or is at it
--   blocked      rows of long ago or of a wrong clock are in the way, until the retention removes them
-- It waits for a lock for less time than the server takes to look for a deadlock (1 s): so it gives up, and not a statement that it waits for.
create function platform.prepare_partitions(parent text, days integer, at timestamptz, readable_bytes bigint) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '900ms' as $$
declare
  present   timestamptz := least(at, now() + interval '1 day');
  target    timestamptz := platform.end_of_days(present + interval '28 days', days);
  key       text := platform.partition_key(parent);
  last_at   timestamptz;
  until_at  timestamptz;
  rests     text[];
  rest      text;
  found     boolean;
  is_used   boolean := false;
  is_large  boolean;
  is_read   boolean;
  promised  timestamptz;
  oldest    timestamptz;
  newest    timestamptz;
  least_key text;
  most_key  text;
  locked    record;
begin
  if days < 1 or platform.partitioned_together(parent) is null then
    raise exception 'no table in partitions of so many days: %, %', parent, days using errcode = 'invalid_parameter_value';
  end if;
  if not pg_try_advisory_xact_lock(5217331170742364521) then
    return 'busy';
  end if;
  select max(p.until_at) into last_at from platform.time_partition p where p.table_name = parent;
  select array_agg(p.name order by p.table_name), sum(pg_table_size(p.partition_oid)) > readable_bytes,
         min(platform.promised_limit(p.table_name, p.partition_oid)), bool_and(c.convalidated)
    into rests, is_large, promised, is_read
    from platform.time_partition p
    left join pg_constraint c on c.conrelid = p.partition_oid and c.conname = p.table_name || '_boundary'
   where p.holds_rest and p.table_name = any (platform.partitioned_together(parent));
  if promised < present + interval '14 days' then
    return case when platform.withdraw_promises() then 'withdrawn' else 'busy' end;
  end if;

  if last_at is not null then
    foreach rest in array rests loop
      execute format('select exists (select from platform.%1$I where %2$I >= %3$L and %2$I < %4$L)', rest, key,
        platform.first_key_at(parent, last_at), platform.first_key_at(parent, target)) into found;
      is_used := is_used or found;
    end loop;
    if last_at >= target and not is_used then
      return 'ready';
    end if;
    if not is_used then
      perform platform.add_partition(t.name, last_at, platform.end_of_days(greatest(last_at, least(present, target)), days))
         from unnest(platform.partitioned_together(parent)) with ordinality as t(name, place) order by t.place;
      return 'created';
    end if;
  end if;

  -- Only the audit log has an index for the limits of what is there. Of a large table without partitions, the check of the promise finds them. A
  -- large rest of executions beside partitions is read under the lock: a promise would refuse instants of long ago that an owner repeats.
  is_large := is_large and (key = 'id' or last_at is null);
  if key = 'id' or not is_large then
    foreach rest in array rests loop
      execute format('select (select %1$I from platform.%2$I order by %1$I limit 1)::text,'
        ' (select %1$I from platform.%2$I order by %1$I desc limit 1)::text', key, rest) into least_key, most_key;
      oldest := least(oldest, platform.time_of_key(parent, least_key));
      newest := greatest(newest, platform.time_of_key(parent, most_key));
    end loop;
  end if;
  if oldest < last_at or newest > present + interval '400 days' then
    return 'blocked';
  end if;
  if promised is null and is_large then
    until_at := platform.end_of_days(greatest(present + interval '28 days', newest), days);
    foreach rest in array rests loop
      execute format('alter table platform.%I add constraint %I check (%s%I < %L) not valid', rest,
        (select p.table_name from platform.time_partition p where p.name = rest) || '_boundary',
        case when last_at is null then '' else format('%I >= %L and ', key, platform.first_key_at(parent, last_at)) end,
        key, platform.first_key_at(parent, until_at));
    end loop;
    return 'promised';
  end if;
  if promised is not null and not is_read then
    return 'unvalidated';
  end if;

  -- The attempts first, as the statement that writes a result has them: in the other order, it and this one would wait for each other.
  for locked in select t.name from unnest(platform.partitioned_together(parent)) with ordinality as t(name, place) order by t.place desc
  loop
    execute format('lock table only platform.%I in access exclusive mode', locked.name);
  end loop;
  until_at := coalesce(promised, platform.end_of_days(greatest(present, newest), days));
  foreach rest in array rests loop
    perform platform.limit_rest((select p.table_name from platform.time_partition p where p.name = rest), rest, last_at, until_at);
  end loop;
  return 'limited';
exception when lock_not_available or deadlock_detected then
  return 'busy';
end
$$;

-- Reads the partitions of the rest that were promised a limit, beside everybody who reads and writes them. It takes as long as that takes, so it
-- has a connection without limits of time.
create function platform.validate_promise(parent text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
  promise record;
  found   boolean := false;
begin
  if not pg_try_advisory_xact_lock(5217331170742364521) then
    return false;
  end if;
  for promise in
    select p.name, p.table_name || '_boundary' as constraint_name from platform.time_partition p
     where p.holds_rest and p.table_name = any (platform.partitioned_together(parent))
       and platform.promised_limit(p.table_name, p.partition_oid) is not null
     order by p.table_name
  loop
    execute format('alter table platform.%I validate constraint %I', promise.name, promise.constraint_name);
    found := true;
  end loop;
  return found;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;

-- Takes promised limits back that come near, so that no row is ever refused.
create function platform.withdraw_promises() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
  promise record;
  found   boolean := false;
begin
  if not pg_try_advisory_xact_lock(5217331170742364521) then
    return false;
  end if;
  for promise in
    select p.name, p.table_name || '_boundary' as constraint_name from platform.time_partition p
     where p.holds_rest and platform.promised_limit(p.table_name, p.partition_oid) < now() + interval '14 days'
     order by p.table_name
  loop
    execute format('alter table platform.%I drop constraint %I', promise.name, promise.constraint_name);
    found := true;
  end loop;
  return found;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;

-- What nodes of the version before call; the last one every six hours, by platform.prepare_history().
create or replace function platform.prepare_audit_partitions(days integer, at timestamptz, readable_bytes bigint) returns text
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select platform.prepare_partitions('audit_entry', days, at, readable_bytes)
$$;
create or replace function platform.validate_audit_boundary() returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select platform.validate_promise('audit_entry')
$$;
create or replace function platform.withdraw_audit_boundary() returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select platform.withdraw_promises()
$$;

-- contract: only the functions above called these
drop function platform.add_audit_partition(timestamptz, timestamptz), platform.limit_audit_rest(text, timestamptz, timestamptz),
  platform.audit_boundary(oid);

-- Only those may call these functions who may delete rows.
revoke execute on function platform.prepare_partitions(text, integer, timestamptz, bigint), platform.validate_promise(text),
  platform.withdraw_promises() from public;
-- contract: gives rights and changes no rows
do $$
declare
  maintainer text;
begin
  for maintainer in
    select distinct case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.oid in ('platform.audit_entry'::regclass, 'platform.execution'::regclass) and a.grantee <> c.relowner
       and a.privilege_type = 'DELETE'
  loop
    execute format('grant execute on function platform.prepare_partitions(text, integer, timestamptz, bigint),'
      ' platform.validate_promise(text), platform.withdraw_promises() to %s', maintainer);
  end loop;
end
$$;
