-- Deleted accounts whose data are still being erased: the list of schedules leaves theirs out. Without the index it reads all accounts to
-- find the few. They leave it when their row is removed.

-- contract: takes nothing from older nodes; the index is of some rows, and is made by one reading of the table (decision 0350)
create index if not exists account_deleted on platform.account (id) where deleted_at is not null;
