-- Dropping what is past the retention, a partition at a time. The trigger that refuses to delete does not see a table that is dropped, so these
-- functions hold to its rules: only sealed entries of more than a day ago go, and the chain's anchor moves in the same transaction.

-- A partition that may be dropped, with the last seal of the chain in it, or without one where it is empty: all of its entries, and all that are
-- before them in the chain, are sealed and older than the cutoff. Entries of other partitions that are before them are few: they were written
-- at the limit between both. Each of these questions is one look into an index, whatever statistics a restored database lacks.
create function platform.expired_audit_partition(cutoff timestamptz)
  returns table (partition_name text, last_position bigint, last_seal text)
language plpgsql stable set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  most     constant integer := 1000;
  oldest   timestamptz := least(cutoff, now() - interval '1 day');
  part     record;
  unsealed boolean;
  newest   timestamptz;
  others   bigint;
begin
  for part in select p.name, coalesce(p.lower_id, '00000000-0000-0000-0000-000000000000') as lower_id, p.upper_id
                from platform.audit_partition p where p.until_at <= oldest order by p.upper_id
  loop
    execute format('select exists (select from platform.%1$I where position is null), (select max(occurred_at) from platform.%1$I)',
      part.name) into unsealed, newest;
    continue when unsealed or newest >= oldest;
    last_position := null;
    last_seal := null;
    execute format('select position, seal from platform.%I where position is not null order by position desc limit 1', part.name)
      into last_position, last_seal;
    if last_position is not null then
      select count(*), max(o.occurred_at) into others, newest
        from (select e.occurred_at from platform.audit_entry e
               where e.position <= last_position and (e.id < part.lower_id or e.id >= part.upper_id) limit most + 1) o;
      continue when others > most or newest >= oldest;
    end if;
    partition_name := part.name;
    return next;
    return;
  end loop;
exception when undefined_table then
  return; -- another node has just dropped one
end
$$;

-- Drops it if it still may be dropped, and if nobody has to wait for it.
--   mac: of the seal, under the server's secret; it moves the anchor of the chain
create function platform.drop_audit_partition(expired text, sealed_position bigint, sealed text, anchor_mac text, cutoff timestamptz,
  dropped_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  part   record;
  limits record;
begin
  if not (pg_try_advisory_xact_lock(5217331170742364521) and pg_try_advisory_xact_lock(5216682827138294889)) then
    return false;
  end if;
  lock table only platform.audit_entry in access exclusive mode;
  execute format('lock table platform.%I in access exclusive mode nowait', expired);
  select * into part from platform.expired_audit_partition(cutoff);
  if part.partition_name is distinct from expired or part.last_position is distinct from sealed_position
     or part.last_seal is distinct from sealed then
    return false;
  end if;
  if sealed_position is not null then
    perform set_config('headgate.audit_retention', 'on', true);
    insert into platform.audit_anchor as a (position, seal, purged_at, mac)
    values (sealed_position, sealed, dropped_at, anchor_mac)
        on conflict (one) do update
       set position = excluded.position, seal = excluded.seal, purged_at = excluded.purged_at, mac = excluded.mac
     where a.position < excluded.position;
    select coalesce(p.lower_id, '00000000-0000-0000-0000-000000000000') as lower_id, p.upper_id into limits
      from platform.audit_partition p where p.name = expired;
    delete from platform.audit_entry e
     where e.position <= sealed_position and (e.id < limits.lower_id or e.id >= limits.upper_id);
    perform set_config('headgate.audit_retention', '', true);
  end if;
  execute format('drop table platform.%I', expired);
  return true;
exception when lock_not_available or deadlock_detected or undefined_table then
  return false;
end
$$;

-- As before, and it takes back a promised limit of the audit log that comes near: nodes of the version before call this every six hours, and
-- nothing else of this version would if all nodes went back to that one in the minutes between the promise and its fulfilment.
create or replace function platform.prepare_history(earliest timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  today   date := (now() at time zone 'utc')::date;
  day     date;
  parent  text;
  child   text;
begin
  perform platform.withdraw_audit_boundary();
  perform pg_advisory_xact_lock(5217331170742364520);
  foreach parent in array array['history_minute', 'history_mark'] loop
    day := greatest((earliest at time zone 'utc')::date, today - 30);
    while day <= today + 2 loop
      child := parent || '_' || to_char(day, 'YYYYMMDD');
      if to_regclass('platform.' || child) is null then
        execute format('create table platform.%I partition of platform.%I for values from (%L) to (%L)',
          child, parent, day::timestamp at time zone 'utc', (day + 1)::timestamp at time zone 'utc');
      end if;
      day := day + 1;
    end loop;
    for child in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = ('platform.' || parent)::regclass
          and c.relname < parent || '_' || to_char(today - 31, 'YYYYMMDD')
    loop
      execute format('drop table platform.%I', child);
    end loop;
  end loop;
end
$$;

-- Only those may call these functions who may delete entries; whoever reads the log may not.
revoke execute on function platform.prepare_audit_partitions(integer, timestamptz, bigint), platform.validate_audit_boundary(),
  platform.withdraw_audit_boundary(), platform.drop_audit_partition(text, bigint, text, text, timestamptz, timestamptz) from public;
-- contract: gives rights and changes no rows
do $$
declare
  maintainer text;
begin
  for maintainer in
    select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.oid = 'platform.audit_entry'::regclass and a.grantee <> c.relowner and a.privilege_type = 'DELETE'
  loop
    execute format('grant execute on function platform.prepare_audit_partitions(integer, timestamptz, bigint),'
      ' platform.validate_audit_boundary(), platform.withdraw_audit_boundary(),'
      ' platform.drop_audit_partition(text, bigint, text, text, timestamptz, timestamptz) to %s', maintainer);
  end loop;
end
$$;
