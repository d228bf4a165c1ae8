-- A live change of one node's pool. It is written before it is applied, so that none is without a trace.
create table platform.pool_change (
  id                uuid primary key,
  node_id           uuid not null,
  pool              text not null,
  state             text not null default 'applied' check (state in ('applied', 'confirmed', 'reverted')),
  actor             text not null,
  applied_at        timestamptz not null,
  reverts_at        timestamptz not null,
  before_size       integer not null,
  before_overflow   integer not null,
  before_timeout    bigint not null,
  before_recycle    bigint not null,
  after_size        integer not null,
  after_overflow    integer not null,
  after_timeout     bigint not null,
  after_recycle     bigint not null,
  ended_at          timestamptz,
  ended_by          text,
  reason            text
);
create index pool_change_latest on platform.pool_change (applied_at desc);

-- What each node may hold of the connection budget, all its pools together. A node shrinks first and says so here
-- afterwards; it takes more here first and grows afterwards: the sum here is never below what is in force.
create table platform.node_lease (
  node_id       uuid primary key,
  started_at    timestamptz not null,
  heartbeat_at  timestamptz not null,
  wanted        integer not null check (wanted > 0),
  granted       integer not null check (granted > 0)
);
