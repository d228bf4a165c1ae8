-- A secret shared with an authenticator app (RFC 6238): pending until one code of it was right, then in force.
create table platform.totp (
  account_id     uuid primary key references platform.account on delete cascade,
  -- under the server's secret, and bound to the account
  sealed_secret  bytea not null,
  created_at     timestamptz not null,
  confirmed_at   timestamptz,
  -- the time steps that were accepted and could still be repeated: each is accepted once
  used_steps     bigint[] not null default '{}'
);

-- For who has lost the app: keyed hashes, each good for one log-in.
create table platform.recovery_code (
  account_id  uuid not null references platform.account on delete cascade,
  code_hash   bytea not null,
  created_at  timestamptz not null,
  used_at     timestamptz,
  primary key (account_id, code_hash)
);

-- A log-in between its first proof and its second. Its token is derived from the id, and not stored.
create table platform.mfa_challenge (
  id          uuid primary key,
  account_id  uuid not null references platform.account on delete cascade,
  -- how the first proof was given
  amr         text[] not null,
  attempts    smallint not null default 0,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index mfa_challenge_account on platform.mfa_challenge (account_id);
create index mfa_challenge_expiry on platform.mfa_challenge (expires_at);
