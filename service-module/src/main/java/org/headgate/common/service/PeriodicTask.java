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
 * that threw an exception: a monitor that ended so would leave its pool broken until the next
 * start. Therefore everything that a round throws, Errors included, is logged, the first in a row
 * as a warning, and the next round runs all the same.
 */
public final class PeriodicTask {

  private static final Logger LOG = SingleLineLogger.of(PeriodicTask.class);

  private final String name;
  private final Runnable round;
  private final ScheduledFuture<?> task;
  private volatile boolean failing;

  private PeriodicTask(
      String name, Runnable round, Function<Runnable, ScheduledFuture<?>> schedule) {
    this.name = name;
    this.round = round;
    this.task = schedule.apply(this::run);
  }

  /**
   * The first round runs at once.
   *
   * @param name for the log
   * @param pause from the end of one round to the beginning of the next
   */
  public static PeriodicTask atOnce(
      ScheduledExecutorService executor, String name, Duration pause, Runnable round) {
    return new PeriodicTask(
        name,
        round,
        run -> executor.scheduleWithFixedDelay(run, 0, pause.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** As {@link #atOnce}, with a pause before the first round. */
  public static PeriodicTask afterPause(
      ScheduledExecutorService executor, String name, Duration pause, Runnable round) {
    long nanos = pause.toNanos();
    return new PeriodicTask(
        name,
        round,
        run -> executor.scheduleWithFixedDelay(run, nanos, nanos, TimeUnit.NANOSECONDS));
  }

  /**
   * Runs at a fixed rate.
   *
   * @param name for the log
   */
  public static PeriodicTask each(
      ScheduledExecutorService executor, String name, Duration period, Runnable round) {
    long nanos = period.toNanos();
    return new PeriodicTask(
        name, round, run -> executor.scheduleAtFixedRate(run, nanos, nanos, TimeUnit.NANOSECONDS));
  }

  /** Stops further rounds; a running one finishes. */
  public void end() {
    task.cancel(false);
  }

  /** Stops further rounds and interrupts a running one. */
  public void interrupt() {
    task.cancel(true);
  }

  private void run() {
    try {
      round.run();
      failing = false;
    } catch (RuntimeException | Error e) {
      Level level = failing ? Level.DEBUG : Level.WARNING;
      failing = true;
      LOG.log(level, "Periodic task " + name + " failed; it runs again as planned", e);
    }
  }
}
