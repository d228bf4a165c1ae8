-- What an account is called in the system that it came from: an import that is repeated makes nobody twice.
create table platform.external_identity (
  external_id  text primary key check (length(external_id) between 1 and 255),
  account_id   uuid not null unique references platform.account on delete cascade
);

-- Accounts that come in as a file, and how far they have come.
create table platform.user_import (
  id           uuid primary key,
  is_dry_run   boolean not null,
  state        text not null check (state in ('receiving', 'running', 'done', 'cancelled')),
  created_at   timestamptz not null,
  -- when the last lines of it arrived
  touched_at   timestamptz not null,
  finished_at  timestamptz,
  lines        integer not null default 0,
  processed    integer not null default 0,
  created      integer not null default 0,
  unchanged    integer not null default 0,
  refused      integer not null default 0
);

-- One at a time: a file has room for everybody, and so the space that files take is bounded.
create unique index user_import_open on platform.user_import ((true)) where state in ('receiving', 'running');
create index user_import_finished_at on platform.user_import (finished_at);

-- The lines that wait. A chunk goes in the transaction that writes its accounts: what is there is still to be done.
create table platform.user_import_chunk (
  import_id     uuid not null references platform.user_import on delete cascade,
  first_line    integer not null,
  sealed_lines  bytea not null,
  primary key (import_id, first_line)
);

-- Why lines were refused; nothing of what they said.
create table platform.user_import_refusal (
  import_id  uuid not null references platform.user_import on delete cascade,
  line       integer not null,
  field      text not null,
  reason     text not null,
  primary key (import_id, line)
);
