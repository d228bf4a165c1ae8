package org.headgate.driver;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Gives a refused log-in an SQLSTATE that says why. Liberty replaces the driver's exception by its
 * own and keeps only state and message, and messages come in many languages.
 */
final class LoginErrorTranslator {

  /**
   * The server refuses connections without TLS, or supports no TLS. A subclass in the class of
   * refused log-ins, in the range that PostgreSQL leaves to others.
   */
  static final String TLS_REFUSED = "28TLS";

  private static final String ACCESS = "ClientAuthentication";
  private static final String CLOSING_QUOTES = "\"\u00bb\u00ab\u201c\u201d\u300d\u300f'";

  private LoginErrorTranslator() {}

  /** The failure with a more precise state, or unchanged. */
  static SQLException of(SQLException failure) {
    return failure instanceof PSQLException driver
            && (serverRefusesPlainText(driver) || serverHasNoTls(driver))
        ? new SQLException(failure.getMessage(), TLS_REFUSED, failure)
        : failure;
  }

  /**
   * Whether pg_hba.conf has no entry for unencrypted connections. The message mentions encryption
   * after the last name, with SSL or GSS in every language, if at all.
   */
  private static boolean serverRefusesPlainText(PSQLException failure) {
    Optional<ServerErrorMessage> error = Optional.ofNullable(failure.getServerErrorMessage());
    if (error.isEmpty() || !ACCESS.equals(error.get().getRoutine())) {
      return false;
    }
    String message = Optional.ofNullable(error.get().getMessage()).orElse("");
    int names = -1;
    for (int index = 0; index < message.length(); index++) {
      names = CLOSING_QUOTES.indexOf(message.charAt(index)) < 0 ? names : index;
    }
    String encryption = message.substring(names + 1);
    return names > 0 && !encryption.contains("SSL") && !encryption.contains("GSS");
  }

  /** A connection that broke during the TLS handshake is an ordinary lost connection. */
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
