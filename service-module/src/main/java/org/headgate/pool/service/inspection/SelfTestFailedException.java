package org.headgate.pool.service.inspection;

/** A failed check of the self-test; its message names the fault. */
final class SelfTestFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SelfTestFailedException(String message) {
    super(message);
  }
}
