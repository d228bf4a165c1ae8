package org.headgate.tasks.service;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The threads on which db-scheduler sends heartbeats of the tasks that it runs and looks for those
 * of dead nodes. They leave out a turn for which there is nothing to do.
 */
final class TaskHousekeepers extends ScheduledThreadPoolExecutor {

  private final BooleanSupplier hasNothingToDo;

  TaskHousekeepers(int threads, ThreadFactory factory, BooleanSupplier hasNothingToDo) {
    super(threads, factory);
    this.hasNothingToDo = hasNothingToDo;
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return super.scheduleWithFixedDelay(
        () -> {
          if (!hasNothingToDo.getAsBoolean()) {
            command.run();
          }
        },
        initialDelay,
        delay,
        unit);
  }
}
