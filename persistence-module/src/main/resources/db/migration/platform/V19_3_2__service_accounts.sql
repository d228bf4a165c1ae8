-- Programs that ask for tokens of their own (client credentials, RFC 6749, 4.4). They belong to no person.
create table platform.service_account (
  id          uuid primary key,
  name        text not null check (length(name) between 1 and 200),
  scopes      text[] not null default '{}',
  is_active   boolean not null default true,
  created_at  timestamptz not null
);

-- Two at a time at most, so that one can be replaced while the other is in use. Only a keyed hash is kept.
create table platform.service_account_secret (
  id                  uuid primary key,
  service_account_id  uuid not null references platform.service_account on delete cascade,
  secret_hash         bytea not null,
  created_at          timestamptz not null,
  last_used_at        timestamptz
);
create index service_account_secret_owner on platform.service_account_secret (service_account_id);
