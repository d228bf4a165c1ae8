-- Public keys of passkeys (WebAuthn). Ids and keys are base64url, as browsers speak them.
create table platform.passkey (
  id             uuid primary key,
  account_id     uuid not null references platform.account on delete cascade,
  credential_id  text not null unique check (length(credential_id) <= 1400),
  name           text not null check (length(name) between 1 and 100),
  public_key     text not null,
  sign_count     bigint not null,
  is_backed_up   boolean not null,
  created_at     timestamptz not null,
  last_used_at   timestamptz
);
create index passkey_account on platform.passkey (account_id);

-- Challenges that were answered. A challenge is derived and not stored; that it is answered once is all there is to keep,
-- until it would have expired anyway.
create table platform.passkey_answer (
  challenge   uuid primary key,
  expires_at  timestamptz not null
);
create index passkey_answer_expiry on platform.passkey_answer (expires_at);
