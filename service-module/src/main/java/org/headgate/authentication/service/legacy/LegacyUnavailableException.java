package org.headgate.authentication.service.legacy;

/** The legacy system gave no valid answer. The message contains nothing of a password. */
final class LegacyUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LegacyUnavailableException(String message) {
    super(message);
  }

  LegacyUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
