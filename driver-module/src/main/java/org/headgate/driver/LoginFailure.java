package org.headgate.driver;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says by its SQLSTATE why nobody was let in. Liberty makes an exception of its own of what the
 * driver throws here, and keeps the state and the words alone; the words come in many languages.
 */
final class LoginFailure {

  /**
   * The server takes no connection without TLS, or has none to offer. A subclass that PostgreSQL
   * leaves to others, of the class of refused log-ins.
   */
  static final String TLS_REFUSED = "28TLS";

  private static final String ACCESS = "ClientAuthentication";
  private static final String CLOSING_QUOTES = "\"\u00bb\u00ab\u201c\u201d\u300d\u300f'";

  private LoginFailure() {}

  /** The failure with a state that says more, or as it is. */
  static SQLException of(SQLException failure) {
    return failure instanceof PSQLException driver
            && (serverRefusesPlainText(driver) || serverHasNoTls(driver))
        ? new SQLException(failure.getMessage(), TLS_REFUSED, failure)
        : failure;
  }

  /**
   * Whether pg_hba.conf has no entry for a connection without encryption. What is said of the
   * encryption stands behind the last name, and names SSL or GSS in every language if there is any.
   */
  private static boolean serverRefusesPlainText(PSQLException failure) {
    Optional<ServerErrorMessage> error = Optional.ofNullable(failure.getServerErrorMessage());
    if (error.isEmpty() || !ACCESS.equals(error.get().getRoutine())) {
      return false;
    }
    String message = Optional.ofNullable(error.get().getMessage()).orElse("");
    int names = -1;
    for (int place = 0; place < message.length(); place++) {
      names = CLOSING_QUOTES.indexOf(message.charAt(place)) < 0 ? names : place;
    }
    String encryption = message.substring(names + 1);
    return names > 0 && !encryption.contains("SSL") && !encryption.contains("GSS");
  }

  /** A connection that broke off while TLS began is lost like any other. */
  private static boolean serverHasNoTls(PSQLException failure) {
    boolean brokeOff =
        failure.getCause() instanceof IOException && !(failure.getCause() instanceof SSLException);
    return failure.getServerErrorMessage() == null
        && !brokeOff
        && Arrays.stream(failure.getStackTrace())
            .limit(3)
            .anyMatch(
                frame ->
                    frame.getMethodName().equals("enableSSL")
                        || frame.getClassName().startsWith("org.postgresql.ssl."));
  }
}
