-- The audit log is partitioned by id, which begins with the time of writing (UUIDv7): the retention drops whole partitions, and nothing has to
-- be vacuumed after them. The table of before becomes the one partition, for everything, so that no row is read or copied here; the service's
-- task "partitions" limits it to what is older later on, while all nodes serve (decision 0418). Nodes of the version before go on as they are:
-- the columns, the primary key and the triggers are the same.
lock table platform.audit_entry in access exclusive mode;

-- contract: a table of the same columns takes the name, in the same transaction
alter table platform.audit_entry rename to audit_entry_first;

-- contract: only the server reads names of indexes; those of the partitioned table take them
alter index platform.audit_entry_pkey rename to audit_entry_first_pkey;
-- contract: as above
alter index platform.audit_entry_latest rename to audit_entry_first_latest;
-- contract: as above
alter index platform.audit_entry_actor rename to audit_entry_first_actor;
-- contract: as above
alter index platform.audit_entry_action rename to audit_entry_first_action;
-- contract: as above
alter index platform.audit_entry_subject rename to audit_entry_first_subject;
-- contract: as above
alter index platform.audit_entry_unsealed rename to audit_entry_first_unsealed;

create table platform.audit_entry (like platform.audit_entry_first including defaults including constraints including storage)
  partition by range (id);
alter table platform.audit_entry add constraint audit_entry_pkey primary key (id);
create index audit_entry_latest on platform.audit_entry (occurred_at, id);
create index audit_entry_actor on platform.audit_entry (actor, occurred_at, id);
create index audit_entry_action on platform.audit_entry (action, occurred_at, id);
create index audit_entry_subject on platform.audit_entry (subject_id, occurred_at, id) where subject_id is not null;
create index audit_entry_unsealed on platform.audit_entry (written) where position is null;

-- The numbers of writing go on where they are.
alter table platform.audit_entry alter column written add generated always as identity (sequence name platform.audit_entry_order);
select setval('platform.audit_entry_order',
  coalesce(pg_sequence_last_value(pg_get_serial_sequence('platform.audit_entry_first', 'written')::regclass), 0) + 1, false);
-- contract: entries are written to the partitioned table, which counts
alter table platform.audit_entry_first alter column written drop identity;

-- contract: each partition gets this trigger from the partitioned table
drop trigger audit_entry_append_only on platform.audit_entry_first;
create trigger audit_entry_append_only before update or delete on platform.audit_entry
  for each row execute function platform.audit_entry_append_only();
-- Each partition has one of its own of these, for whoever truncates it alone.
create trigger audit_entry_never_emptied before truncate on platform.audit_entry
  for each statement execute function platform.audit_entry_never_emptied();

alter table platform.audit_entry attach partition platform.audit_entry_first default;

-- A position is unique in its partition. That it is so in all of them follows from the lock of whoever seals, and is checked for each batch.
create function platform.audit_entry_position_once() returns trigger language plpgsql as $$
begin
  if exists (select from platform.audit_entry e
              where e.position between (select min(s.position) from sealed s) and (select max(s.position) from sealed s)
              group by e.position having count(*) > 1) then
    raise exception using errcode = 'unique_violation', message = 'two entries of the audit log have one position';
  end if;
  return null;
end
$$;
create trigger audit_entry_position_once after update on platform.audit_entry referencing new table as sealed
  for each statement execute function platform.audit_entry_position_once();

-- contract: repeats the rights that others were given on the table of before; it changes no rows
do $$
declare
  given record;
begin
  for given in
    select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as who,
           a.privilege_type, a.is_grantable
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.oid = 'platform.audit_entry_first'::regclass and a.grantee <> c.relowner
  loop
    execute format('grant %s on platform.audit_entry to %s%s', given.privilege_type, given.who,
      case when given.is_grantable then ' with grant option' else '' end);
  end loop;
end
$$;
