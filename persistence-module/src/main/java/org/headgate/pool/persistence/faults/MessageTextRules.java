package org.headgate.pool.persistence.faults;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Classifies messages of PgBouncer, Supavisor, Neon's proxy and Liberty, whose SQLSTATE is missing
 * or misleading. Each of them writes in one language, unlike PostgreSQL and the driver, whose
 * messages are therefore not used. The first match wins, because a pooler that reports "server
 * login has been failing" quotes the reason.
 */
final class MessageTextRules {
  private record Text(FaultKind kind, List<String> parts) {
    static Text of(FaultKind kind, String... parts) {
      return new Text(
          kind, Arrays.stream(parts).map(part -> part.toLowerCase(Locale.ROOT)).toList());
    }

    boolean isIn(String message) {
      return parts.stream().allMatch(message::contains);
    }
  }

  private static final List<String> STATES_OF_POOLERS =
      List.of("08", "26", "28", "3D", "53", "57", "58", "XX");

  private static final List<Text> TEXTS =
      List.of(
          Text.of(FaultKind.POOL_EXHAUSTED, "J2CA0045E"),
          Text.of(FaultKind.POOL_EXHAUSTED, "ConnectionWaitTimeoutException"),
          Text.of(FaultKind.LOST_STATEMENT, "prepared statement"),
          Text.of(FaultKind.SESSION_REFUSED, "unsupported startup parameter"),
          Text.of(FaultKind.SESSION_REFUSED, "statement pooling mode"),
          Text.of(FaultKind.POOLER_LIMIT, "Max client connections reached"),
          Text.of(FaultKind.POOLER_LIMIT, "MaxClientsInSessionMode"),
          Text.of(FaultKind.POOLER_LIMIT, "EMAXCONNSESSION"),
          Text.of(FaultKind.POOLER_LIMIT, "no more connections allowed"),
          Text.of(FaultKind.POOLER_LIMIT, "max_client_conn"),
          Text.of(FaultKind.POOLER_LIMIT, "query_wait_timeout"),
          Text.of(FaultKind.POOLER_LIMIT, "Unable to check out", "connection from the pool"),
          Text.of(FaultKind.SERVER_LIMIT, "remaining connection slots are reserved"),
          Text.of(FaultKind.SERVER_LIMIT, "too many connections"),
          Text.of(FaultKind.SERVER_LIMIT, "too many clients already"),
          Text.of(FaultKind.TLS_REFUSED, "SSL required"),
          Text.of(FaultKind.TLS_REFUSED, "SSL connection is required"),
          Text.of(FaultKind.TLS_REFUSED, "connection is insecure"),
          Text.of(FaultKind.AUTHENTICATION, "password authentication failed"),
          Text.of(FaultKind.AUTHENTICATION, "SASL authentication failed"),
          Text.of(FaultKind.AUTHENTICATION, "no such user"),
          Text.of(FaultKind.AUTHENTICATION, "auth failed"),
          Text.of(FaultKind.AUTHENTICATION, "login rejected"),
          Text.of(FaultKind.AUTHENTICATION, "Tenant or user not found"),
          Text.of(FaultKind.NO_SUCH_DATABASE, "no such database"),
          Text.of(FaultKind.UNREACHABLE, "server login has been failing"),
          Text.of(FaultKind.UNREACHABLE, "server_login_retry"),
          Text.of(FaultKind.UNREACHABLE, "pgbouncer cannot connect to server"));

  private MessageTextRules() {}

  /**
   * Looks only at messages of a pooler or the container's pool: those of PostgreSQL quote what
   * callers sent.
   */
  static Optional<FaultKind> kindOf(Throwable link) {
    if (!isAPoolers(link) && !ExceptionTypeRules.isFromContainerPool(link)) {
      return Optional.empty();
    }
    String message = (link.getClass().getName() + ' ' + link.getMessage()).toLowerCase(Locale.ROOT);
    return TEXTS.stream().filter(text -> text.isIn(message)).map(Text::kind).findFirst();
  }

  private static boolean isAPoolers(Throwable link) {
    return link instanceof SQLException sql
        && ServerError.of(link).isEmpty()
        && (sql.getSQLState() == null
            || STATES_OF_POOLERS.stream().anyMatch(sql.getSQLState()::startsWith));
  }
}
