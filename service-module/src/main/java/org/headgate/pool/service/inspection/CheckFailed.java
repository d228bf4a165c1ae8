package org.headgate.pool.service.inspection;

/** A check of the self-test found something wrong; its message says what. */
final class CheckFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckFailed(String message) {
    super(message);
  }
}
