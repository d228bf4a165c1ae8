-- A second secret of a schedule's webhook: both sign, so that a receiver can change from one to the other. They rest encrypted. The
-- secret that was set with the schedule has no id of its own.
alter table platform.schedule add column secret_id uuid;
alter table platform.schedule add column newer_secret bytea;
alter table platform.schedule add column newer_secret_id uuid;
