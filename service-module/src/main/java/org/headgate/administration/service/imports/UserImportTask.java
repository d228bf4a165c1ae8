package org.headgate.administration.service.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.headgate.tasks.service.TaskProvider;
import org.headgate.tasks.service.TaskScheduler;

/**
 * Processes an import in the background. If its node dies, another one continues where it stopped;
 * while a database is down, it retries for as long as that takes.
 */
@ApplicationScoped
public class UserImportTask implements TaskProvider {

  private static final TaskDescriptor<ImportOrder> IMPORT =
      TaskDescriptor.of("user-import", ImportOrder.class);
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);
  private static final int MAX_DOUBLINGS = 6;

  @Inject TaskScheduler taskScheduler;
  @Inject UserImportWorker worker;
  @Inject Clock clock;

  /**
   * @throws IllegalStateException outside a transaction
   */
  void enqueue(UUID id) {
    taskScheduler.schedule(IMPORT.instance(id.toString()).data(new ImportOrder(id)).build());
  }

  @Override
  public Task<?> task() {
    return Tasks.custom(IMPORT)
        .onFailure(this::tryAgain)
        .onDeadExecutionRevive()
        .execute(
            (instance, context) ->
                after(
                    worker.work(
                        instance.getData().id(),
                        () ->
                            context.getSchedulerState().isShuttingDown()
                                || context.getSchedulerState().isPaused())));
  }

  private CompletionHandler<ImportOrder> after(boolean isDone) {
    return isDone
        ? new CompletionHandler.OnCompleteRemove<>()
        : (complete, operations) -> operations.reschedule(complete, clock.instant());
  }

  private void tryAgain(
      ExecutionComplete failed, ExecutionOperations<? extends ImportOrder> execution) {
    int doublings = Math.min(MAX_DOUBLINGS, failed.getExecution().consecutiveFailures);
    execution.reschedule(failed, clock.instant().plus(INITIAL_DELAY.multipliedBy(1L << doublings)));
  }

  /** The data of the task: an import whose lines have arrived. */
  public record ImportOrder(UUID id) {}
}
