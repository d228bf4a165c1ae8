package org.headgate.pool.persistence.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Classifies errors that the driver itself raises, by the place in the driver that raised them:
 * their messages are in the language of the JVM, and one SQLSTATE stands for several causes.
 */
final class DriverErrorRules {

  private static final String DRIVER = "org.postgresql.";
  private static final Set<String> REFUSALS = Set.of("08004", "28000", "28P01");

  private DriverErrorRules() {}

  static Optional<FaultKind> kindOf(Throwable link) {
    if (!(link instanceof SQLException sql)
        || !link.getClass().getName().startsWith(DRIVER)
        || ServerError.wasReceived(link)) {
      return Optional.empty();
    }
    if (wasMadeIn(link, DRIVER + "ssl.") || wasMadeBy(link, "enableSSL")) {
      return brokeOff(link) ? Optional.empty() : Optional.of(FaultKind.TLS_REFUSED);
    }
    return wasMadeBy(link, "doAuthentication") && REFUSALS.contains(sql.getSQLState())
        ? Optional.of(FaultKind.AUTHENTICATION)
        : Optional.empty();
  }

  private static boolean brokeOff(Throwable link) {
    return link.getCause() instanceof IOException && !(link.getCause() instanceof SSLException);
  }

  private static boolean wasMadeIn(Throwable link, String packagePrefix) {
    return Arrays.stream(link.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(packagePrefix));
  }

  private static boolean wasMadeBy(Throwable link, String method) {
    return Arrays.stream(link.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(DRIVER))
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }
}
