package org.headgate.pool.persistence;

import java.sql.SQLException;

/**
 * A statement outside of JPA failed. It carries the driver's words to the guard, which knows what
 * they mean.
 */
public final class StatementFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StatementFailed(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
