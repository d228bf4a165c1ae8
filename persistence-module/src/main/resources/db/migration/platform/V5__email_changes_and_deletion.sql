-- An address that an account is to have as soon as the code that was mailed there is typed in. One an account.
create table platform.email_change (
  account_id    uuid primary key references platform.account on delete cascade,
  new_email     text not null check (new_email = lower(new_email) and length(new_email) <= 254),
  requested_at  timestamptz not null
);

-- Set in the transaction in which an owner deletes the account: nothing of the person is left in the row from then on, and
-- the row goes as soon as everything that hangs on it has gone.
alter table platform.account add column deleted_at timestamptz;
