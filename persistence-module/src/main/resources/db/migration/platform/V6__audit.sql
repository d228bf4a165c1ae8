-- Who did what to whom. A row is written in the transaction of the deed, with a digest of its content under the server's
-- secret; a moment later it is sealed: it gets its place in the chain, once. No foreign key: the log outlives what it is about.
create table platform.audit_entry (
  id            uuid primary key,
  written       bigint generated always as identity,
  occurred_at   timestamptz not null,
  actor         text not null,
  action        text not null,
  subject_kind  text,
  subject_id    text,
  outcome       text not null check (outcome in ('success', 'failure')),
  reason        text,
  address       text,
  trace_id      text,
  details       text not null check (details::jsonb is not null),
  digest        text not null,
  position      bigint unique,
  seal          text,
  check ((position is null) = (seal is null)),
  check ((subject_kind is null) = (subject_id is null))
);
create index audit_entry_latest on platform.audit_entry (occurred_at, id);
create index audit_entry_actor on platform.audit_entry (actor, occurred_at, id);
create index audit_entry_action on platform.audit_entry (action, occurred_at, id);
create index audit_entry_subject on platform.audit_entry (subject_id, occurred_at, id) where subject_id is not null;
create index audit_entry_unsealed on platform.audit_entry (written) where position is null;

-- Where the chain begins after the retention has removed its first entries; mac is under the server's secret.
create table platform.audit_anchor (
  one          boolean primary key default true check (one),
  position     bigint not null,
  seal         text not null,
  purged_at    timestamptz not null,
  mac          text not null
);

-- Append only. What is left open is to seal an entry, once, and to remove the sealed ones of more than a day ago in a
-- transaction that says that it is the retention.
create function platform.audit_entry_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.position is null and new.position is not null
     and row(new.id, new.written, new.occurred_at, new.actor, new.action, new.subject_kind, new.subject_id, new.outcome,
             new.reason, new.address, new.trace_id, new.details, new.digest)
         is not distinct from
         row(old.id, old.written, old.occurred_at, old.actor, old.action, old.subject_kind, old.subject_id, old.outcome,
             old.reason, old.address, old.trace_id, old.details, old.digest) then
    return new;
  end if;
  if tg_op = 'DELETE' and old.position is not null and old.occurred_at < now() - interval '1 day'
     and current_setting('headgate.audit_retention', true) = 'on' then
    return old;
  end if;
  raise exception 'the audit log is append only';
end
$$;

create trigger audit_entry_append_only before update or delete on platform.audit_entry
  for each row execute function platform.audit_entry_append_only();

create function platform.audit_entry_never_emptied() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append only';
end
$$;

create trigger audit_entry_never_emptied before truncate on platform.audit_entry
  for each statement execute function platform.audit_entry_never_emptied();
