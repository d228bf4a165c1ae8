-- How each pool's autopilot stands, for all nodes. The mode is null while the environment says it.
create table platform.pool_autopilot (
  pool        text primary key,
  mode        text check (mode in ('off', 'advise', 'act')),
  set_at      timestamptz,
  set_by      text,
  wrong       integer not null default 0,
  stopped_at  timestamptz
);

-- Which node's autopilot makes a step now: the pools of all nodes share one budget.
create table platform.autopilot_turn (
  id       boolean primary key default true check (id),
  node_id  uuid not null,
  until    timestamptz not null
);

-- Each step, with what was expected of it, written before it is made, and what came of it.
create table platform.autopilot_step (
  id                 uuid primary key,
  node               text not null check (length(node) <= 300),
  pool               text not null,
  change_id          uuid,
  begun_at           timestamptz not null,
  before_size        integer not null,
  before_overflow    integer not null,
  after_size         integer not null,
  after_overflow     integer not null,
  reason             text not null,
  seen_rate          double precision not null,
  seen_wait          double precision not null,
  seen_refused       double precision not null,
  seen_in_use        double precision not null,
  expected_rate      double precision not null,
  expected_wait      double precision not null,
  expected_refused   double precision not null,
  expected_in_use    double precision not null,
  outcome            text not null default 'open' check (outcome in ('open', 'right', 'wrong', 'not_judged')),
  measured_rate      double precision,
  measured_wait      double precision,
  measured_refused   double precision,
  measured_in_use    double precision,
  ended_at           timestamptz,
  explanation        text
);
create index autopilot_step_latest on platform.autopilot_step (pool, begun_at desc);
