package org.headgate.launcher;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A local process that the launcher may have to stop, whoever started it. */
final class OsProcess {
  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(2);

  private OsProcess() {}

  /** Whether the process is really running: a zombie has no command line. */
  static boolean isRunning(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return process.isAlive() && (info.command().isPresent() || info.arguments().isPresent());
  }

  /**
   * Waits until the process has ended, and kills it after the grace period.
   *
   * @param grace how long it may take by itself
   */
  static void awaitEnd(ProcessHandle process, Duration grace) {
    if (!hasEndedWithin(process, grace)) {
      process.destroyForcibly();
      hasEndedWithin(process, KILL_TIMEOUT);
    }
  }

  private static boolean hasEndedWithin(ProcessHandle process, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (isRunning(process)) {
      if (System.nanoTime() > deadline || isCutOff(process)) {
        return false;
      }
    }
    return true;
  }

  /** Waits a moment for the end; true when the waiting thread was interrupted. */
  private static boolean isCutOff(ProcessHandle process) {
    try {
      process.onExit().get(100, TimeUnit.MILLISECONDS);
      return false;
    } catch (TimeoutException e) {
      // It still runs.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    }
  }
}
