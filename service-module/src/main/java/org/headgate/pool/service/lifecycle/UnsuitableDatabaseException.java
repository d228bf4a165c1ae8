package org.headgate.pool.service.lifecycle;

import java.util.List;

/** A database that answers and cannot be used as it is set up. Its message is one line. */
public final class UnsuitableDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsuitableDatabaseException(List<String> obstacles) {
    super(String.join(" ", obstacles));
  }
}
