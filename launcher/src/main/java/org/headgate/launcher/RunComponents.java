package org.headgate.launcher;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The parts of a run, closed in the reverse order of their start, either by the main thread because
 * Liberty ended, or by the shutdown hook. A second caller waits until all are closed.
 */
final class RunComponents implements AutoCloseable {
  private final Deque<RunComponent> started = new ArrayDeque<>();
  private boolean ending;

  /**
   * Starts a part and takes it over.
   *
   * @throws IOException when it does not start
   * @throws RunEndedException when the run is being ended
   */
  void start(RunComponent runComponent) throws IOException {
    synchronized (started) {
      if (ending) {
        throw new RunEndedException();
      }
      started.push(runComponent);
    }
    try {
      runComponent.start();
    } catch (IllegalStateException e) {
      throw isEnding() ? new RunEndedException() : e;
    }
  }

  /** Whether somebody has begun to end the run. */
  boolean isEnding() {
    synchronized (started) {
      return ending;
    }
  }

  @Override
  public synchronized void close() {
    for (Optional<RunComponent> part = next(); part.isPresent(); part = next()) {
      close(part.get());
    }
  }

  private Optional<RunComponent> next() {
    synchronized (started) {
      ending = true;
      return Optional.ofNullable(started.poll());
    }
  }

  /** A failure in one part must not keep the others running. */
  private static void close(RunComponent runComponent) {
    try {
      runComponent.close();
    } catch (IOException | RuntimeException failure) {
      System.err.println(
          "Could not end " + runComponent.getClass().getSimpleName() + ": " + failure);
    }
  }
}
