package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.util.Optional;

/**
 * What the receiver did to the connections of the present thread's request. Its name may have
 * several addresses, and this machine may have a network for some only: a receiver that refused one
 * is not excused because another cannot be reached from here.
 */
final class ReceiverFailures {

  private static final ThreadLocal<IOException> LATEST = new ThreadLocal<>();

  private ReceiverFailures() {}

  /** Remembers a failure of the receiver, and returns it. */
  static <E extends IOException> E note(E failure) {
    LATEST.set(failure);
    return failure;
  }

  /** The latest of the request. */
  static Optional<IOException> latest() {
    return Optional.ofNullable(LATEST.get());
  }

  /** Clears the thread at the end of a request. */
  static void forget() {
    LATEST.remove();
  }
}
