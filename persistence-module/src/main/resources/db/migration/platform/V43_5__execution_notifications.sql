-- As for tasks. Executions that a claim begins at once tell nobody.
create trigger execution_waits after insert on platform.execution
  for each row when (new.state = 'waiting' and new.due_at < now() + interval '1 minute')
  execute function platform.notify_change();
create trigger execution_waits_again after update of state, due_at on platform.execution
  for each row when (new.state = 'waiting' and new.due_at < now() + interval '1 minute')
  execute function platform.notify_change();
