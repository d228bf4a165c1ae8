package org.headgate.authentication.service.legacy;

/** The earlier system gave no answer that says yes or no. Nothing of a password is in it. */
final class LegacyUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LegacyUnavailableException(String message) {
    super(message);
  }

  LegacyUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
