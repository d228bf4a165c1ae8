package org.headgate.pool.persistence.faults;

import java.util.Objects;
import java.util.Optional;

/**
 * A classified failure of the database.
 *
 * @param kind what it means
 * @param sqlState the five characters of the exception that decided, where it had any
 * @param message that exception's message; for logs and operators, never for the caller
 * @param cause the exception as it was caught, with every wrapper
 */
public record DatabaseFault(
    FaultKind kind, Optional<String> sqlState, String message, Throwable cause) {
  public DatabaseFault {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(sqlState, "sqlState");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
  }
}
