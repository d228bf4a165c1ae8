-- Sign-ups that nobody has verified, oldest first: housekeeping removes them after thirty days. Only they are in the index, so an account
-- leaves it when its address is verified.

-- contract: takes nothing from older nodes; the index is of some rows, and is made by one reading of the table (decision 0350)
create index if not exists account_sign_up on platform.account (created_at)
  where email_verified_at is null and deleted_at is null and is_active and not is_provisioned;

-- Changes of address that nobody has confirmed, oldest first: housekeeping removes them after a day.

-- contract: takes nothing from older nodes; the table has a row for each open change, and is read once (decision 0350)
create index if not exists email_change_requested on platform.email_change (requested_at);
