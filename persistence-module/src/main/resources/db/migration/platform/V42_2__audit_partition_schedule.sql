-- What the service's task "partitions" calls. The functions run with the rights of whoever migrates: those who only read and write rows need
-- not be able to make tables. Each call is one short step. One that would wait for others for long gives up, and is made again later.

-- The least id (UUIDv7) of a time, and the time of an id.
create function platform.first_id_at(at timestamptz) returns uuid
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;
create function platform.time_of_id(id uuid) returns timestamptz
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select to_timestamp(('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000.0)
$$;

-- The partitions, for operators too. That which holds the rest has no limits; the first has no lower one.
create view platform.audit_partition as
select c.oid as partition_oid, c.relname::text as name, bound.lower_id, bound.upper_id,
       platform.time_of_id(bound.lower_id) as from_at, platform.time_of_id(bound.upper_id) as until_at,
       written.text = 'DEFAULT' as holds_rest,
       greatest(c.reltuples, 0)::bigint as estimated_rows, pg_total_relation_size(c.oid) as bytes
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
 cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as text) written
 cross join lateral (select (regexp_match(written.text, 'FROM \(''([0-9a-f-]{36})''\)'))[1]::uuid as lower_id,
                            (regexp_match(written.text, 'TO \(''([0-9a-f-]{36})''\)'))[1]::uuid as upper_id) bound
 where i.inhparent = 'platform.audit_entry'::regclass;

-- The limit that was promised for the partition of the rest; null if there is none. Entries above it are refused until it is kept, so it is
-- weeks ahead.
create function platform.audit_boundary(rest oid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select (regexp_match(pg_get_constraintdef(oid), '< ''([0-9a-f-]{36})'''))[1]::uuid
    from pg_constraint where conrelid = rest and conname = 'audit_entry_boundary'
$$;

-- The end of the part of so many days that a time lies in; a time at an end belongs to the next part.
create function platform.end_of_days(at timestamptz, days integer) returns timestamptz
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select to_timestamp((floor(extract(epoch from at) / (86400 * days)) + 1) * 86400 * days)
$$;

-- Attaches a new partition; without limits that of the rest. Only that one is locked against readers meanwhile.
create function platform.add_audit_partition(from_at timestamptz, until_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  child text := 'audit_entry_' || coalesce(to_char(from_at at time zone 'utc', 'YYYYMMDD'), 'rest');
begin
  execute format('create table platform.%I (like platform.audit_entry including defaults including constraints including storage)',
    child);
  execute format('alter table platform.%I add unique (position)', child);
  execute format('create trigger audit_entry_never_emptied before truncate on platform.%I'
    ' for each statement execute function platform.audit_entry_never_emptied()', child);
  execute format('alter table platform.audit_entry attach partition platform.%I %s', child,
    case when from_at is null then 'default'
         else format('for values from (%L) to (%L)', platform.first_id_at(from_at), platform.first_id_at(until_at)) end);
end
$$;

-- Makes the partition of the rest one with limits, and a new one for the rest. Its rows are read under the lock, unless a validated constraint
-- says that they are within.
create function platform.limit_audit_rest(rest text, from_at timestamptz, until_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  child text := case when from_at is null then rest else 'audit_entry_' || to_char(from_at at time zone 'utc', 'YYYYMMDD') end;
begin
  lock table only platform.audit_entry in access exclusive mode;
  execute format('alter table platform.audit_entry detach partition platform.%I', rest);
  if child <> rest then
    execute format('alter table platform.%I rename to %I', rest, child);
  end if;
  execute format('alter table platform.audit_entry attach partition platform.%I for values from (%s) to (%L)', child,
    coalesce(quote_literal(platform.first_id_at(from_at)), 'minvalue'), platform.first_id_at(until_at));
  if platform.audit_boundary(format('platform.%I', child)::regclass) is not null then
    execute format('alter table platform.%I drop constraint audit_entry_boundary', child);
  end if;
  perform platform.add_audit_partition(null, null);
end
$$;

-- Does the next step towards partitions for the coming four weeks, each of so many days, and says which:
--   ready        nothing is left to do
--   created      a partition ahead
--   limited      the partition of the rest had entries, or was the only one: it has limits now, and there is a new one
--   promised     the same begins, for one that is too large to be read under a lock: a constraint holds for new entries from now on
--   unvalidated  the entries of before have to be checked next, by platform.validate_audit_boundary()
--   withdrawn    the constraint was taken back, because its limit is near; it begins again
--   busy         somebody uses the tables, or is at it
--   blocked      ids of a wrong clock are in the way, until the retention removes them
create function platform.prepare_audit_partitions(days integer, at timestamptz, readable_bytes bigint) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
  present   timestamptz := least(at, now() + interval '1 day');
  target    timestamptz := platform.end_of_days(present + interval '28 days', days);
  last_at   timestamptz;
  last_id   uuid;
  rest      record;
  oldest    uuid;
  newest    uuid;
  entries   boolean;
  promised  uuid;
begin
  if days < 1 or not pg_try_advisory_xact_lock(5217331170742364521) then
    return 'busy';
  end if;
  select max(p.until_at) into last_at from platform.audit_partition p;
  last_id := platform.first_id_at(last_at);
  select p.partition_oid, p.name into rest from platform.audit_partition p where p.holds_rest;
  promised := platform.audit_boundary(rest.partition_oid);
  if promised is not null and platform.time_of_id(promised) < present + interval '14 days' then
    return case when platform.withdraw_audit_boundary() then 'withdrawn' else 'busy' end;
  end if;
  execute format('select exists (select from platform.%I where id >= $1 and id < $2)', rest.name) into entries
    using last_id, platform.first_id_at(target);
  if last_at >= target and not entries then
    return 'ready';
  end if;
  if last_at is not null and not entries then
    perform platform.add_audit_partition(last_at, platform.end_of_days(greatest(last_at, least(present, target)), days));
    return 'created';
  end if;

  execute format('select (select id from platform.%1$I order by id limit 1), (select id from platform.%1$I order by id desc limit 1)',
    rest.name) into oldest, newest;
  if oldest < last_id or platform.time_of_id(newest) > present + interval '400 days' then
    return 'blocked';
  end if;
  if promised is null and pg_table_size(rest.partition_oid) <= readable_bytes then
    perform platform.limit_audit_rest(rest.name, last_at,
      platform.end_of_days(greatest(present, platform.time_of_id(newest)), days));
    return 'limited';
  end if;
  if promised is null then
    execute format('alter table platform.%I add constraint audit_entry_boundary check (%sid < %L) not valid', rest.name,
      coalesce(format('id >= %L and ', last_id), ''),
      platform.first_id_at(platform.end_of_days(greatest(present + interval '28 days', platform.time_of_id(newest)), days)));
    return 'promised';
  end if;
  if (select not c.convalidated from pg_constraint c where c.conrelid = rest.partition_oid and c.conname = 'audit_entry_boundary') then
    return 'unvalidated';
  end if;
  perform platform.limit_audit_rest(rest.name, last_at, platform.time_of_id(promised));
  return 'limited';
exception when lock_not_available or deadlock_detected then
  return 'busy';
end
$$;

-- Reads the partition of the rest, beside everybody who reads and writes it. It takes as long as that takes, so it has a connection without
-- limits of time.
create function platform.validate_audit_boundary() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '5s' as $$
declare
  rest text;
begin
  select p.name into rest from platform.audit_partition p
   where p.holds_rest and platform.audit_boundary(p.partition_oid) is not null;
  if rest is null or not pg_try_advisory_xact_lock(5217331170742364521) then
    return false;
  end if;
  execute format('alter table platform.%I validate constraint audit_entry_boundary', rest);
  return true;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;

-- Takes a promised limit back that comes near, so that no entry is ever refused. Nodes of the version before call it too, see below.
create function platform.withdraw_audit_boundary() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
  rest text;
begin
  select p.name into rest from platform.audit_partition p
   where p.holds_rest and platform.time_of_id(platform.audit_boundary(p.partition_oid)) < now() + interval '14 days';
  if rest is null or not pg_try_advisory_xact_lock(5217331170742364521) then
    return false;
  end if;
  execute format('alter table platform.%I drop constraint audit_entry_boundary', rest);
  return true;
exception when lock_not_available or deadlock_detected then
  return false;
end
$$;
