-- What few accounts and schedules are, among millions: indexes of those alone, so that looking for them does not read all of a table,
-- and whoever is not one of them pays nothing. A database of ten million gets them beforehand, "concurrently", by the commands in
-- docs/scaling.md; here they are built by one reading of the table, since a node behind a pooler cannot build them otherwise (decision 0350).

-- contract: takes nothing from older nodes; the index is of some rows, and is made by one reading of the table
create index if not exists account_privileged on platform.account (email) where roles && array['operator', 'admin'];

-- contract: as above
create index if not exists account_inactive on platform.account (email) where not is_active;

-- contract: as above
create index if not exists account_bounced on platform.account (email) where email_bounced_at is not null;

-- contract: as above
create index if not exists account_unverified on platform.account (email) where email_verified_at is null and deleted_at is null;

-- contract: as above
create index if not exists schedule_failing on platform.schedule (id) where consecutive_failures > 0;

-- contract: as above
create index if not exists schedule_resting on platform.schedule (id) where next_at is null or not enabled;
