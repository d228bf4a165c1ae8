-- Where the sign-up that wrote the password came from, as a keyed hash, until the address is verified; and whether others
-- signed up for the address too, from elsewhere.
alter table platform.account
  add column signup_network  bytea,
  add column is_contested    boolean not null default false;
