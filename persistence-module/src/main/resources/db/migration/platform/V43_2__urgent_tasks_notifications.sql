-- What is due later than in a minute is found before by those who ask four times a minute.
create trigger urgent_tasks_scheduled after insert on platform.urgent_tasks
  for each row when (new.execution_time < now() + interval '1 minute')
  execute function platform.notify_change();
create trigger urgent_tasks_rescheduled after update of execution_time on platform.urgent_tasks
  for each row when (new.execution_time < now() + interval '1 minute')
  execute function platform.notify_change();
