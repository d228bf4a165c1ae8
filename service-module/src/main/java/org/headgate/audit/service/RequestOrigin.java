package org.headgate.audit.service;

import java.util.Optional;
import org.headgate.audit.api.AuditActor;

/**
 * Where an action comes from: the request that the thread serves. Outside of a request Headgate
 * itself is at work.
 *
 * @param actor the caller; anonymous until its token was judged
 * @param address the client's
 */
public record RequestOrigin(AuditActor actor, Optional<String> address, Optional<String> traceId) {

  private static final RequestOrigin HEADGATE =
      new RequestOrigin(AuditActor.SYSTEM, Optional.empty(), Optional.empty());

  private static final ThreadLocal<RequestOrigin> CURRENT = new ThreadLocal<>();

  /** A request begins on this thread; {@link #leave} must follow. */
  public static void enter(String address, String traceId) {
    CURRENT.set(
        new RequestOrigin(AuditActor.ANONYMOUS, Optional.of(address), Optional.of(traceId)));
  }

  /** The client's address is known to be this one. */
  public static void address(String address) {
    RequestOrigin current = CURRENT.get();
    if (current != null) {
      CURRENT.set(new RequestOrigin(current.actor(), Optional.of(address), current.traceId()));
    }
  }

  /** The caller of the request is known from here on. */
  public static void caller(AuditActor actor) {
    RequestOrigin current = CURRENT.get();
    if (current != null) {
      CURRENT.set(new RequestOrigin(actor, current.address(), current.traceId()));
    }
  }

  /** Leaves nothing behind on a thread of the server's pool. */
  public static void leave() {
    CURRENT.remove();
  }

  /** Of the present thread. */
  static RequestOrigin current() {
    return Optional.ofNullable(CURRENT.get()).orElse(HEADGATE);
  }
}
