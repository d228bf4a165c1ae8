-- Tokens that people make for scripts of theirs. Only a keyed hash is kept. A token is good in the epoch of its account in which it
-- was made, so that whatever ends every session ends it too.
create table platform.personal_token (
  id            uuid primary key,
  account_id    uuid not null references platform.account on delete cascade,
  epoch         integer not null,
  name          text not null check (length(name) between 1 and 100),
  token_hash    bytea not null,
  scopes        text[] not null,
  -- how the session was proven that made it
  amr           text[] not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  -- to the hour, so that no use costs a write
  last_used_at  timestamptz
);
create index personal_token_account on platform.personal_token (account_id);
create index personal_token_expiry on platform.personal_token (expires_at);
