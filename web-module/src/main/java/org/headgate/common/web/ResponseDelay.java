package org.headgate.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * The earliest time at which a response is written, where an early one would reveal something, or
 * bring its client back too soon.
 */
public final class ResponseDelay {

  private static final String NOT_BEFORE = ResponseDelay.class.getName();

  private ResponseDelay() {}

  /** Delays the response until this instant. */
  public static void until(Instant notBefore, HttpServletRequest request) {
    request.setAttribute(NOT_BEFORE, notBefore);
  }

  /** Empty for a response that is not delayed. */
  public static Optional<Instant> of(HttpServletRequest request) {
    return request.getAttribute(NOT_BEFORE) instanceof Instant notBefore
        ? Optional.of(notBefore)
        : Optional.empty();
  }
}
