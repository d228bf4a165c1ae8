-- Names of end points are secrets as well, so their MAC makes them unique. It is null for what an earlier version stored, until somebody
-- creates or changes an end point.
alter table platform.alert_endpoint add column name_mac bytea;

-- contract: takes nothing from older nodes, and the table has 50 rows at most
create unique index alert_endpoint_name on platform.alert_endpoint (name_mac);

-- Adds an end point unless there are as many as may be, or one of its name. Others who add one wait, since a single insert would not see
-- theirs. Returns 'stored', 'full' or 'name_taken'.
create function platform.add_alert_endpoint(new_id uuid, created timestamptz, sealed bytea, mac bytea, max_count integer)
  returns text
  language plpgsql
  as $add$
begin
  lock table platform.alert_endpoint in share row exclusive mode;
  if (select count(*) from platform.alert_endpoint) >= max_count then
    return 'full';
  end if;
  insert into platform.alert_endpoint (id, created_at, sealed_definition, name_mac)
    values (new_id, created, sealed, mac) on conflict (name_mac) do nothing;
  return case when found then 'stored' else 'name_taken' end;
end
$add$;
