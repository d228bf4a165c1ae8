-- When the owner was last told of a log-in from a new device, newest first; 10 at most are kept, and told a day.
alter table platform.account add column device_notices timestamptz[] not null default '{}';
