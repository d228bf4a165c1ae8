package org.headgate.system.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A server that few classes of tests need. Whoever asks first in a class starts it, and it ends
 * after the class: an idle server takes some five percent of a core from all tests that follow.
 *
 * @param <T> the server, with what belongs to it
 */
public final class ClassServer<T extends AutoCloseable> {

  private static final Deque<ClassServer<?>> RUNNING = new ArrayDeque<>();

  private final Supplier<T> starter;
  private Optional<T> server = Optional.empty();

  public ClassServer(Supplier<T> starter) {
    this.starter = starter;
  }

  /** Starts it unless it runs. */
  public T running() {
    synchronized (RUNNING) {
      if (server.isEmpty()) {
        server = Optional.of(starter.get());
        RUNNING.push(this);
      }
      return server.orElseThrow();
    }
  }

  /** Ends those that run. */
  static void endAll() throws Exception {
    synchronized (RUNNING) {
      while (!RUNNING.isEmpty()) {
        RUNNING.pop().end();
      }
    }
  }

  private void end() throws Exception {
    T ending = server.orElseThrow();
    server = Optional.empty();
    ending.close();
  }
}
