package org.headgate.common.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.headgate.common.text.SingleLineLogger;

/**
 * A task that runs periodically while the server runs. An executor silently stops calling a task
 * that threw an exception: a monitor that stopped so would leave its pool broken until the server
 * is restarted. Therefore everything that a task throws, Errors included, is logged, the first in a
 * row as a warning, and the task runs again.
 */
public final class PeriodicTask {

  private static final Logger LOG = SingleLineLogger.of(PeriodicTask.class);

  private final String name;
  private final Runnable task;
  private final ScheduledFuture<?> future;
  private volatile boolean failing;

  private PeriodicTask(
      String name, Runnable task, Function<Runnable, ScheduledFuture<?>> schedule) {
    this.name = name;
    this.task = task;
    this.future = schedule.apply(this::run);
  }

  /**
   * Runs the task now, and again after each delay.
   *
   * @param name for the log
   * @param delay from the end of one run to the beginning of the next
   */
  public static PeriodicTask startNow(
      ScheduledExecutorService executor, String name, Duration delay, Runnable task) {
    return new PeriodicTask(
        name,
        task,
        run -> executor.scheduleWithFixedDelay(run, 0, delay.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** As {@link #startNow}, with a delay before the first run. */
  public static PeriodicTask startAfterDelay(
      ScheduledExecutorService executor, String name, Duration delay, Runnable task) {
    long nanos = delay.toNanos();
    return new PeriodicTask(
        name,
        task,
        run -> executor.scheduleWithFixedDelay(run, nanos, nanos, TimeUnit.NANOSECONDS));
  }

  /**
   * Runs at a fixed rate.
   *
   * @param name for the log
   */
  public static PeriodicTask startAtFixedRate(
      ScheduledExecutorService executor, String name, Duration period, Runnable task) {
    long nanos = period.toNanos();
    return new PeriodicTask(
        name, task, run -> executor.scheduleAtFixedRate(run, nanos, nanos, TimeUnit.NANOSECONDS));
  }

  /** Stops further runs; a running one finishes. */
  public void cancel() {
    future.cancel(false);
  }

  /** Stops further runs and interrupts a running one. */
  public void interrupt() {
    future.cancel(true);
  }

  private void run() {
    try {
      task.run();
      failing = false;
    } catch (RuntimeException | Error e) {
      Level level = failing ? Level.DEBUG : Level.WARNING;
      failing = true;
      LOG.log(level, "Periodic task " + name + " failed; it runs again as planned", e);
    }
  }
}
