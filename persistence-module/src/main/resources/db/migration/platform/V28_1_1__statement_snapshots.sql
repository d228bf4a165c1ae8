-- What was known of the slowest statements on each day: how often and how long they ran, and how they were planned.
-- Written once a day by way of the operator pool, and kept for 30 days.
create table platform.statement_snapshot (
  day        date not null,
  database   text not null,
  query_id   bigint not null,
  source     text,
  method     text,
  calls      bigint not null,
  total_ms   double precision not null,
  plan_hash  text,
  plan       text,
  primary key (day, database, query_id)
);
