-- A request that may be repeated without a second effect. slot names caller and key, fingerprint the request, both as MACs;
-- answer is sealed. Nothing of a caller's lies here in clear.
create table platform.idempotency (
  slot           text primary key,
  fingerprint    text not null,
  account_id     uuid references platform.account on delete cascade,
  attempt        uuid not null,
  answer         text,
  claimed_until  timestamptz not null,
  expires_at     timestamptz not null
);
create index idempotency_expiry on platform.idempotency (expires_at);
create index idempotency_account on platform.idempotency (account_id) where account_id is not null;
