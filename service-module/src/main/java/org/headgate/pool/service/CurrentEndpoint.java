package org.headgate.pool.service;

import java.util.Optional;

/**
 * What the current thread works for, {@code GET /users/me} or {@code task mail}: set at the door,
 * cleared on the way out, read when a connection is borrowed.
 */
public final class CurrentEndpoint {
  private static final ThreadLocal<String> LABEL = new ThreadLocal<>();

  private CurrentEndpoint() {}

  public static void enter(String label) {
    LABEL.set(label);
  }

  /** Leaves nothing behind on a thread of the server's pool. */
  public static void leave() {
    LABEL.remove();
  }

  static Optional<String> label() {
    return Optional.ofNullable(LABEL.get());
  }
}
