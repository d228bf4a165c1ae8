-- What the owner of a session knows it by. last_used_at follows the rotations of its refresh token: a write for each
-- call would turn every read into a write.
alter table platform.session
  add column last_used_at  timestamptz,
  add column user_agent    text check (length(user_agent) <= 256),
  add column address       text check (length(address) <= 64);

update platform.session set last_used_at = coalesce(rotations[1], created_at);

alter table platform.session alter column last_used_at set not null;
