-- Nodes are told of what other nodes change, so that an idle one need not ask each second (decision 0421). A node that cannot listen, and one of the
-- version before, asks as it did; what such a node changes is told all the same. Whoever is told asks what it was. One script for each table that
-- is written often: a script waits for the lock of one table and holds no other meanwhile.
create function platform.notify_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('headgate_changes', '');
  return null;
end
$$;

create trigger signing_key_changed after insert or update or delete on platform.signing_key
  for each statement execute function platform.notify_change();

create trigger webhook_endpoint_changed after insert or delete or update of is_active, event_types on platform.webhook_endpoint
  for each statement execute function platform.notify_change();

create trigger pool_autopilot_changed after insert or update or delete on platform.pool_autopilot
  for each statement execute function platform.notify_change();

create trigger alert_endpoint_changed after insert or update or delete on platform.alert_endpoint
  for each statement execute function platform.notify_change();

create trigger alert_rules_changed after insert or update or delete on platform.alert_rules
  for each statement execute function platform.notify_change();

-- Not each time that the cause of an open alert is seen again.
create trigger alert_opened after insert on platform.alert
  for each row execute function platform.notify_change();
create trigger alert_changed after update of resolved_at, acknowledged_at on platform.alert
  for each row when (old.resolved_at is distinct from new.resolved_at or old.acknowledged_at is distinct from new.acknowledged_at)
  execute function platform.notify_change();

create trigger alert_delivery_changed after insert or update on platform.alert_delivery
  for each statement execute function platform.notify_change();
