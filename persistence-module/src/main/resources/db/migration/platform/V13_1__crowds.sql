-- Which accounts are being exported: one run at a time for each.
create table platform.export_run (
  account_id    uuid primary key references platform.account on delete cascade,
  run           uuid not null unique,
  counts_until  timestamptz not null
);

-- The export reads the sessions of an account page by page, ended ones too.
create index session_of_account on platform.session (account_id, id);

-- The service's own schedules are looked for by themselves while everybody's workers are occupied.
create index schedule_due_of_service on platform.schedule (next_at) where owner_id is null and next_at is not null;
