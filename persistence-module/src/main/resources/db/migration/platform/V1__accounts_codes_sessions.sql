-- Names are qualified throughout: behind a pooler nobody can rely on search_path.

create table platform.department (
  id          uuid primary key,
  name        text not null unique check (length(name) between 1 and 200),
  created_at  timestamptz not null
);

create table platform.account (
  id                 uuid primary key,
  email              text not null unique check (email = lower(email) and length(email) <= 254),
  password_hash      text not null,
  full_name          text check (length(full_name) <= 200),
  locale             text not null default 'en',
  time_zone          text not null default 'UTC',
  roles              text[] not null default '{user}' check (roles <@ '{user,operator,admin}'),
  department_id      uuid references platform.department,
  is_active          boolean not null default true,
  email_verified_at  timestamptz,
  created_at         timestamptz not null,
  last_login_at      timestamptz
);
create index account_department on platform.account (department_id) where department_id is not null;

-- One log-in and its chain of refresh tokens. No token is stored: each is derived from the session, its generation and
-- the server's secret; token_hash lets the database say which one is the newest.
create table platform.session (
  id            uuid primary key,
  account_id    uuid not null references platform.account on delete cascade,
  generation    integer not null default 0,
  token_hash    bytea not null,
  -- instants of the last rotations, newest first: what the grace for honest races is judged by
  rotations     timestamptz[] not null default '{}',
  amr           text[] not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  ended_at      timestamptz,
  end_reason    text
);
create index session_account on platform.session (account_id) where ended_at is null;
create index session_expiry on platform.session (expires_at);

-- A code is derived from its id and the server's secret, so that the mail can be written later without storing it.
create table platform.one_time_code (
  id           uuid primary key,
  account_id   uuid not null references platform.account on delete cascade,
  purpose      text not null,
  code_hash    bytea not null,
  attempts     smallint not null default 0,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  redeemed_at  timestamptz,
  unique (account_id, purpose)
);
create index one_time_code_expiry on platform.one_time_code (expires_at);

-- When an address, known or not, was last sent a code: the cooldown must not tell the two apart.
create table platform.code_dispatch (
  address_hash  bytea not null,
  purpose       text not null,
  sent_at       timestamptz not null,
  primary key (address_hash, purpose)
);

create table platform.signing_key (
  kid          text primary key,
  public_jwk   text not null,
  sealed_key   bytea not null,
  created_at   timestamptz not null,
  retired_at   timestamptz
);
create unique index signing_key_one_active on platform.signing_key ((true)) where retired_at is null;

-- db-scheduler's own table, as its version 16 defines it.
create table platform.scheduled_tasks (
  task_name             text not null,
  task_instance         text not null,
  task_data             bytea,
  execution_time        timestamptz not null,
  picked                boolean not null,
  picked_by             text,
  last_success          timestamptz,
  last_failure          timestamptz,
  consecutive_failures  integer,
  last_heartbeat        timestamptz,
  version               bigint not null,
  priority              smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on platform.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on platform.scheduled_tasks (priority desc, execution_time asc);
