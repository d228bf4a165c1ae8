package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.util.Optional;

/**
 * Remembers the latest failure that the receiver caused in the present thread's request. Its name
 * may have several addresses, and this machine may have a network for some of them only: a receiver
 * that refused one has failed, although another address cannot be reached from here.
 */
final class ReceiverFailures {

  private static final ThreadLocal<IOException> LATEST = new ThreadLocal<>();

  private ReceiverFailures() {}

  /** Remembers a failure and returns it. */
  static <E extends IOException> E note(E failure) {
    LATEST.set(failure);
    return failure;
  }

  /** The latest failure of the request; empty while there is none. */
  static Optional<IOException> latest() {
    return Optional.ofNullable(LATEST.get());
  }

  /** Clears the thread at the end of a request. */
  static void forget() {
    LATEST.remove();
  }
}
