package org.headgate.pool.persistence.faults;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An error that PostgreSQL itself reported: unlike poolers it says by which of its routines, in no
 * language.
 *
 * @param routine the function of the server that reported it
 * @param message in the server's language
 */
record ServerError(String routine, String message) {

  private static final String ACCESS = "ClientAuthentication";
  private static final String CACHED_PLAN = "RevalidateCachedQuery";
  private static final String CLOSING_QUOTES = "\"\u00bb\u00ab\u201c\u201d\u300d\u300f'";

  /** Empty for what a pooler, the driver or the container reported. */
  static Optional<ServerError> of(Throwable link) {
    return received(link)
        .flatMap(
            error ->
                call(error, "getRoutine")
                    .map(
                        routine ->
                            new ServerError(
                                routine.toString(),
                                call(error, "getMessage").map(Object::toString).orElse(""))));
  }

  /** Whether it came over the wire, from the server or from a pooler. */
  static boolean wasReceived(Throwable link) {
    return received(link).isPresent();
  }

  /**
   * Whether pg_hba.conf has no entry for a connection without encryption. What is said of the
   * encryption stands behind the last name, and names SSL or GSS in every language if there is any.
   */
  boolean refusesPlainConnections() {
    int names = -1;
    for (int i = 0; i < message.length(); i++) {
      names = CLOSING_QUOTES.indexOf(message.charAt(i)) < 0 ? names : i;
    }
    String encryption = message.substring(names + 1);
    return routine.equals(ACCESS)
        && names > 0
        && !encryption.contains("SSL")
        && !encryption.contains("GSS");
  }

  /** Whether the tables of a prepared statement have changed since. */
  boolean isAboutACachedPlan() {
    return routine.equals(CACHED_PLAN);
  }

  private static Optional<Object> received(Throwable link) {
    return link instanceof SQLException ? call(link, "getServerErrorMessage") : Optional.empty();
  }

  /** The driver's classes are the container's: the application does not see them. */
  private static Optional<Object> call(Object on, String name) {
    try {
      Method method = on.getClass().getMethod(name);
      return Optional.ofNullable(method.invoke(on));
    } catch (ReflectiveOperationException noSuchDriver) {
      return Optional.empty();
    }
  }
}
