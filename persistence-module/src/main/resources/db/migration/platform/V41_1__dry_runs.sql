-- The accounts that a dry run would have created so far: keyed hashes of their addresses and external ids, so that a later line of the same
-- account is judged as in the import itself. They are removed in batches once the import has ended.
create table platform.user_import_plan (
  import_id    uuid not null references platform.user_import on delete cascade,
  account_key  bytea not null,
  primary key (import_id, account_key)
);
