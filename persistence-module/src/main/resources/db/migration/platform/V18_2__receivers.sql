-- A receiver may ask for a pause (Retry-After): no execution of the schedule begins before its end.
alter table platform.schedule add column quiet_until timestamptz;

-- How often an execution was put off for a fault of the service itself, which is no attempt, and since when.
alter table platform.execution
  add column deferrals integer not null default 0,
  add column deferred_since timestamptz;
