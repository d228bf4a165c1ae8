package org.headgate.pool.persistence.faults;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An error that PostgreSQL itself reported: unlike a pooler it names the routine, which does not
 * depend on the language.
 *
 * @param routine the function of the server that reported it
 */
record ServerError(String routine) {

  private static final String CACHED_PLAN = "RevalidateCachedQuery";

  /** Empty for errors that a pooler, the driver or the container reported. */
  static Optional<ServerError> of(Throwable link) {
    return received(link)
        .flatMap(error -> call(error, "getRoutine"))
        .map(routine -> new ServerError(routine.toString()));
  }

  /** Whether it came over the wire, from the server or a pooler. */
  static boolean wasReceived(Throwable link) {
    return received(link).isPresent();
  }

  /** Whether the tables of a prepared statement have changed since it was prepared. */
  boolean isAboutACachedPlan() {
    return routine.equals(CACHED_PLAN);
  }

  private static Optional<Object> received(Throwable link) {
    return link instanceof SQLException ? call(link, "getServerErrorMessage") : Optional.empty();
  }

  /**
   * Uses reflection, because the driver's classes belong to the container and are invisible to the
   * application.
   */
  private static Optional<Object> call(Object on, String name) {
    try {
      Method method = on.getClass().getMethod(name);
      return Optional.ofNullable(method.invoke(on));
    } catch (ReflectiveOperationException e) {
      // A driver without this method tells nothing.
      return Optional.empty();
    }
  }
}
