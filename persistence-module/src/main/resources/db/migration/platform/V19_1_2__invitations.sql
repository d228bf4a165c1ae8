-- Accounts whose owners were asked to come by a mail with a code. The account waits in its own table, without a password.
create table platform.invitation (
  account_id        uuid primary key references platform.account on delete cascade,
  invited_at        timestamptz not null,
  sent_at           timestamptz not null,
  lifetime_seconds  integer not null check (lifetime_seconds > 0)
);
