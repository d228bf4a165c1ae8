-- The addresses about which a node asked the legacy system lately, as keyed hashes: for a minute no node asks again.
create table platform.legacy_lookup (
  address_hash   bytea primary key,
  repeatable_at  timestamptz not null
);
create index legacy_lookup_repeatable_at on platform.legacy_lookup (repeatable_at);
