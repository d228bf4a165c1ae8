package org.headgate.audit.service;

import java.util.Optional;
import org.headgate.audit.AuditActor;

/**
 * Where a deed comes from: the request that the thread serves. Outside of a request Headgate itself
 * is at work.
 *
 * @param actor the caller; anonymous until its token was judged
 * @param address the client's
 */
public record Origin(AuditActor actor, Optional<String> address, Optional<String> traceId) {

  private static final Origin HEADGATE =
      new Origin(AuditActor.SYSTEM, Optional.empty(), Optional.empty());

  private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

  /** A request begins on this thread; {@link #leave} must follow. */
  public static void enter(String address, String traceId) {
    CURRENT.set(new Origin(AuditActor.ANONYMOUS, Optional.of(address), Optional.of(traceId)));
  }

  /** The client's address is known to be this one. */
  public static void address(String address) {
    Origin current = CURRENT.get();
    if (current != null) {
      CURRENT.set(new Origin(current.actor(), Optional.of(address), current.traceId()));
    }
  }

  /** The caller of the request is known from here on. */
  public static void caller(AuditActor actor) {
    Origin current = CURRENT.get();
    if (current != null) {
      CURRENT.set(new Origin(actor, current.address(), current.traceId()));
    }
  }

  /** Leaves nothing behind on a thread of the server's pool. */
  public static void leave() {
    CURRENT.remove();
  }

  /** Of the present thread. */
  static Origin current() {
    return Optional.ofNullable(CURRENT.get()).orElse(HEADGATE);
  }
}
