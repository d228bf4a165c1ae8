package org.headgate.pool.service.guard;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The route or task that the current thread works for, such as {@code GET /users/me} or {@code task
 * mail}; read when a connection is borrowed.
 */
public final class CurrentEndpoint {
  private static final ThreadLocal<String> LABEL = new ThreadLocal<>();

  private CurrentEndpoint() {}

  public static void enter(String label) {
    LABEL.set(label);
  }

  /** Clears the thread, which belongs to the server's pool. */
  public static void leave() {
    LABEL.remove();
  }

  /**
   * Runs a background task under its name; afterwards the thread has its previous name again.
   *
   * @param name such as {@code mail}, for the label {@code task mail}
   */
  public static <T> T duringTask(String name, Supplier<T> task) {
    Optional<String> previous = label();
    enter("task " + name);
    try {
      return task.get();
    } finally {
      previous.ifPresentOrElse(CurrentEndpoint::enter, CurrentEndpoint::leave);
    }
  }

  /** Empty on threads that work for none. */
  public static Optional<String> label() {
    return Optional.ofNullable(LABEL.get());
  }
}
