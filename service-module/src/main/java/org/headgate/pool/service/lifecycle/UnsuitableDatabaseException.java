package org.headgate.pool.service.lifecycle;

import java.util.List;

/** A database answers but its setup prevents its use. The message is one line. */
public final class UnsuitableDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsuitableDatabaseException(List<String> obstacles) {
    super(String.join(" ", obstacles));
  }
}
