-- As for tasks. A claim moves a schedule to a later instant, and tells nobody: a notification makes commits wait for each other.
create trigger schedule_planned after insert on platform.schedule
  for each row when (new.next_at < now() + interval '1 minute')
  execute function platform.notify_change();
create trigger schedule_advanced after update of next_at on platform.schedule
  for each row when (new.next_at < now() + interval '1 minute' and (old.next_at is null or new.next_at < old.next_at))
  execute function platform.notify_change();
