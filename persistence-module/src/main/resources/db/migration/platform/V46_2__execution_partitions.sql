-- Executions and their attempts are partitioned by the instant they are for, which is part of what makes them unique: an instant of a schedule is
-- executed once, in whatever partition (decision 0440). As for the audit log, the tables of before become the one partition, for everything, so
-- that no row is read or copied here. Nodes of the version before go on as they are: the columns and what is unique are the same.
lock table platform.execution_attempt, platform.execution in access exclusive mode;

-- contract: a table of the same columns takes the name, in the same transaction
alter table platform.execution rename to execution_first;
-- contract: as above
alter table platform.execution_attempt rename to execution_attempt_first;

-- contract: only the server reads names of indexes; those of the partitioned tables take them
alter index platform.execution_pkey rename to execution_first_pkey;
-- contract: as above
alter index platform.execution_schedule_id_scheduled_for_key rename to execution_first_schedule_id_scheduled_for_key;
-- contract: as above
alter index platform.execution_open rename to execution_first_open;
-- contract: as above
alter index platform.execution_queued rename to execution_first_queued;
-- contract: as above
alter index platform.execution_due rename to execution_first_due;
-- contract: as above
alter index platform.execution_attempt_pkey rename to execution_attempt_first_pkey;

-- An id is unique in its partition: the service makes it of random bits. Each partition has a primary key of its own for it.
create table platform.execution (like platform.execution_first including defaults including constraints including storage)
  partition by range (scheduled_for);
alter table platform.execution add constraint execution_schedule_id_scheduled_for_key unique (schedule_id, scheduled_for);
create index execution_open on platform.execution (schedule_id, scheduled_for) where state in ('queued', 'waiting', 'running');
create index execution_queued on platform.execution (schedule_id, scheduled_for) where state = 'queued';
create index execution_due on platform.execution (due_at) where state = 'waiting';

create table platform.execution_attempt (like platform.execution_attempt_first including defaults including constraints including storage)
  partition by range (scheduled_for);
alter table platform.execution_attempt add constraint execution_attempt_pkey primary key (schedule_id, scheduled_for, attempt);

-- contract: each partition gets these triggers from the partitioned table
drop trigger execution_waits on platform.execution_first;
-- contract: as above
drop trigger execution_waits_again on platform.execution_first;
-- contract: as above
drop trigger execution_deleted on platform.execution_first;
create trigger execution_waits after insert on platform.execution
  for each row when (new.state = 'waiting' and new.due_at < now() + interval '1 minute')
  execute function platform.notify_change();
create trigger execution_waits_again after update of state, due_at on platform.execution
  for each row when (new.state = 'waiting' and new.due_at < now() + interval '1 minute')
  execute function platform.notify_change();
create trigger execution_deleted after delete on platform.execution
  for each row execute function platform.delete_execution_attempts();

alter table platform.execution attach partition platform.execution_first default;
alter table platform.execution_attempt attach partition platform.execution_attempt_first default;

-- contract: repeats the rights that others were given on the tables of before; it changes no rows
do $$
declare
  given record;
begin
  for given in
    select replace(c.relname, '_first', '') as parent, a.privilege_type, a.is_grantable,
           case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as who
      from pg_class c cross join lateral aclexplode(c.relacl) a
     where c.oid in ('platform.execution_first'::regclass, 'platform.execution_attempt_first'::regclass) and a.grantee <> c.relowner
  loop
    execute format('grant %s on platform.%I to %s%s', given.privilege_type, given.parent, given.who,
      case when given.is_grantable then ' with grant option' else '' end);
  end loop;
end
$$;
