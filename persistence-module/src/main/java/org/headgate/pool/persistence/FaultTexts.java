package org.headgate.pool.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the words of PostgreSQL, the driver, PgBouncer, Supavisor and Liberty mean, where their
 * SQLSTATE says nothing or the wrong thing. The first match counts: a pooler that reports "server
 * login has been failing" quotes the reason.
 */
final class FaultTexts {
  private record Text(FaultKind kind, List<String> parts) {
    static Text of(FaultKind kind, String... parts) {
      return new Text(
          kind, Arrays.stream(parts).map(part -> part.toLowerCase(Locale.ROOT)).toList());
    }

    boolean isIn(String message) {
      return parts.stream().allMatch(message::contains);
    }
  }

  private static final List<Text> TEXTS =
      List.of(
          Text.of(FaultKind.POOL_EXHAUSTED, "J2CA0045E"),
          Text.of(FaultKind.POOL_EXHAUSTED, "ConnectionWaitTimeoutException"),
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
          Text.of(FaultKind.AUTHENTICATION, "password authentication failed"),
          Text.of(FaultKind.AUTHENTICATION, "Tenant or user not found"),
          Text.of(FaultKind.TLS_REFUSED, "does not support SSL"),
          Text.of(FaultKind.TLS_REFUSED, "no pg_hba.conf entry", "SSL off"),
          Text.of(FaultKind.TLS_REFUSED, "no pg_hba.conf entry", "no encryption"),
          Text.of(FaultKind.TLS_REFUSED, "could not be verified by hostnameverifier"),
          Text.of(FaultKind.UNREACHABLE, "server login has been failing"));

  private FaultTexts() {}

  /**
   * Looks only where a database, its driver or its pool speaks: a caller's own words decide
   * nothing.
   */
  static Optional<FaultKind> kindOf(Throwable link) {
    if (!(link instanceof SQLException) && !FaultClasses.comesFromTheContainersPool(link)) {
      return Optional.empty();
    }
    String message = (link.getClass().getName() + ' ' + link.getMessage()).toLowerCase(Locale.ROOT);
    return TEXTS.stream().filter(text -> text.isIn(message)).map(Text::kind).findFirst();
  }
}
