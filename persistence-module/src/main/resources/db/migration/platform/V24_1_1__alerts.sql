-- Who is told of what goes wrong. Addresses and keys are secrets, so the whole of it is sealed.
create table platform.alert_endpoint (
  id                 uuid primary key,
  created_at         timestamptz not null default now(),
  sealed_definition  bytea not null
);

-- When there is an alert: one row, once somebody has changed the defaults.
create table platform.alert_rules (
  id            boolean primary key default true check (id),
  sealed_rules  bytea not null
);

-- What people are told of. A cause has one open alert, whoever sees it: so all nodes send one.
create table platform.alert (
  id               uuid primary key,
  kind             text not null,
  pool             text,
  severity         text not null,
  title            text not null,
  cure             text not null,
  nodes            text[] not null,
  hold_millis      bigint not null,
  opened_at        timestamptz not null,
  seen_at          timestamptz not null,
  resolved_at      timestamptz,
  acknowledged_at  timestamptz,
  acknowledged_by  text
);
create unique index alert_open on platform.alert (kind, coalesce(pool, '')) where resolved_at is null;
create index alert_opened on platform.alert (opened_at desc, id desc);

-- What each end point was told. Whoever inserts the row, or takes it over once its time is out, sends. The end point
-- may be gone: what it was told stays known.
create table platform.alert_delivery (
  alert_id     uuid not null references platform.alert on delete cascade,
  endpoint_id  uuid not null,
  event        text not null,
  node         text not null,
  attempts     integer not null,
  next_at      timestamptz not null,
  sent_at      timestamptz,
  gave_up      boolean not null default false,
  error        text,
  primary key (alert_id, endpoint_id, event)
);
