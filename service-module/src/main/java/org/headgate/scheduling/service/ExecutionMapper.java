package org.headgate.scheduling.service;

import java.util.Optional;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.persistence.ExecutionEntity;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;

/** Maps executions and their attempts to responses. */
public final class ExecutionMapper {

  private ExecutionMapper() {}

  /** An execution with its latest attempt. */
  public static Execution execution(ExecutionEntity execution) {
    return new Execution(
        execution.id(),
        execution.scheduleId(),
        execution.kind(),
        execution.scheduledFor(),
        execution.startedAt(),
        execution.finishedAt(),
        execution.attempt(),
        execution.outcome(),
        execution.error(),
        execution.deferrals());
  }

  /** An execution with the attempt of the item. */
  public static Execution attempt(ExecutionHistoryQueries.Item item) {
    ExecutionEntity execution = item.execution();
    return item.earlier()
        .map(
            earlier ->
                new Execution(
                    execution.id(),
                    execution.scheduleId(),
                    execution.kind(),
                    execution.scheduledFor(),
                    earlier.startedAt(),
                    Optional.of(earlier.finishedAt()),
                    earlier.attempt(),
                    earlier.outcome(),
                    earlier.error(),
                    0))
        .orElseGet(() -> execution(execution));
  }
}
