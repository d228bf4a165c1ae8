package org.headgate.audit.service;

import java.util.Optional;
import org.headgate.audit.api.AuditActor;

/**
 * The origin of an action: the request on this thread. Outside of a request, it is Headgate itself.
 *
 * @param actor the caller; anonymous until its token was checked
 * @param address the client's
 */
public record RequestOrigin(AuditActor actor, Optional<String> address, Optional<String> traceId) {

  private static final RequestOrigin HEADGATE =
      new RequestOrigin(AuditActor.SYSTEM, Optional.empty(), Optional.empty());

  private static final ThreadLocal<RequestOrigin> CURRENT = new ThreadLocal<>();

  /** Begins a request on this thread; {@link #leave} must follow. */
  public static void enter(String address, String traceId) {
    CURRENT.set(
        new RequestOrigin(AuditActor.ANONYMOUS, Optional.of(address), Optional.of(traceId)));
  }

  /** Sets the client's address once it is known. */
  public static void address(String address) {
    RequestOrigin current = CURRENT.get();
    if (current != null) {
      CURRENT.set(new RequestOrigin(current.actor(), Optional.of(address), current.traceId()));
    }
  }

  /** Sets the caller once it is authenticated. */
  public static void caller(AuditActor actor) {
    RequestOrigin current = CURRENT.get();
    if (current != null) {
      CURRENT.set(new RequestOrigin(actor, current.address(), current.traceId()));
    }
  }

  /** Clears the thread, which belongs to the server's pool. */
  public static void leave() {
    CURRENT.remove();
  }

  /** The origin on this thread. */
  static RequestOrigin current() {
    return Optional.ofNullable(CURRENT.get()).orElse(HEADGATE);
  }
}
