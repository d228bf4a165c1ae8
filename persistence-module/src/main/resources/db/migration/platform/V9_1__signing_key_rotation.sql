-- A key waits (signs_from is null), signs from an instant on, and stops at another (retired_at); it is published before,
-- while and as long after as its tokens live. A revoked one counts no more at once. The private half goes when it is
-- needed no longer.
alter table platform.signing_key
  alter column sealed_key drop not null,
  add column signs_from timestamptz,
  add column revoked_at timestamptz,
  add check (revoked_at is null or (sealed_key is null and retired_at is not null));

update platform.signing_key set signs_from = created_at;

drop index platform.signing_key_one_active;
create unique index signing_key_one_announced on platform.signing_key ((true))
  where signs_from is null and retired_at is null;
create unique index signing_key_one_without_end on platform.signing_key ((true))
  where signs_from is not null and retired_at is null;
