-- The cooldown was all that this table knew.
drop table platform.code_dispatch;

-- What strangers and known devices did with an address, known or not: instants only, newest first, and no more of them
-- than the longest budget counts. The address is a keyed hash.
create table platform.attempt_ledger (
  address_hash  bytea not null,
  -- guess:<purpose>, send:<purpose>, or password
  kind          text not null,
  -- 0: strangers; 1 to 4: devices on which the account's owner logged in before
  lane          smallint not null,
  happened_at   timestamptz[] not null default '{}',
  -- when the newest entry stops to count
  idle_at       timestamptz not null,
  primary key (address_hash, kind, lane)
);
create index attempt_ledger_idle on platform.attempt_ledger (idle_at);

-- How many mails and failures one client network caused, by quarters of a minute.
create table platform.network_count (
  network_hash  bytea not null,
  kind          text not null,
  slot          timestamptz not null,
  count         integer not null,
  primary key (network_hash, kind, slot)
);
create index network_count_slot on platform.network_count (slot);

-- Wrong guesses from known devices; attempts are those of strangers.
alter table platform.one_time_code add column device_attempts smallint not null default 0;
