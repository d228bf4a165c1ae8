-- How often what opens the account was taken away or replaced: raised by a reset, a change of the password, a log-out
-- everywhere, a deactivation, the deletion and the removal of a second factor. What was judged in an earlier epoch begins
-- nothing: whoever begins a session compares the epoch in the same statement.
alter table platform.account add column epoch integer not null default 0;

-- What waits for a second step is good in the epoch in which it was begun, and in no later one.
alter table platform.one_time_code add column epoch integer not null default 0;
alter table platform.mfa_challenge add column epoch integer not null default 0;
alter table platform.email_change add column epoch integer not null default 0;
alter table platform.totp add column epoch integer not null default 0;

-- Apps that wait to be confirmed were begun with a token alone, which nobody can do any more.
delete from platform.totp where confirmed_at is null;
