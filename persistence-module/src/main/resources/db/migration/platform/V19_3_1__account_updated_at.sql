-- When what userinfo tells of an account was last changed (claim updated_at of OpenID Connect). Null for an account
-- that has not been changed since: nobody knows.
alter table platform.account add column updated_at timestamptz;

create function platform.account_updated() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT'
     or row(new.email, new.full_name, new.locale, new.time_zone, new.email_verified_at)
        is distinct from row(old.email, old.full_name, old.locale, old.time_zone, old.email_verified_at) then
    new.updated_at := clock_timestamp();
  end if;
  return new;
end
$$;

create trigger account_updated
  before insert or update of email, full_name, locale, time_zone, email_verified_at on platform.account
  for each row execute function platform.account_updated();
