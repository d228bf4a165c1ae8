package org.headgate.pool.persistence.faults;

import java.util.Map;
import java.util.Optional;

/**
 * Classifies SQLSTATEs (PostgreSQL, appendix A): the exact code first, then its class of two
 * characters.
 */
final class SqlStateRules {
  private static final Map<String, FaultKind> EXACT =
      Map.ofEntries(
          Map.entry("08001", FaultKind.UNREACHABLE),
          Map.entry("08004", FaultKind.UNREACHABLE),
          Map.entry("22021", FaultKind.UNSTORABLE_TEXT),
          Map.entry("22P05", FaultKind.UNSTORABLE_TEXT),
          Map.entry("25006", FaultKind.READ_ONLY),
          Map.entry("25P03", FaultKind.CONNECTION_LOST),
          Map.entry("25P04", FaultKind.STATEMENT_TIMEOUT),
          // A session that is not the one in which something was prepared: a pooler shares them.
          Map.entry("26000", FaultKind.LOST_STATEMENT),
          // The finding of our data source, before the container wrapped it in another exception.
          Map.entry("28TLS", FaultKind.TLS_REFUSED),
          Map.entry("34000", FaultKind.LOST_STATEMENT),
          Map.entry("42P05", FaultKind.LOST_STATEMENT),
          Map.entry("3D000", FaultKind.NO_SUCH_DATABASE),
          Map.entry("3F000", FaultKind.SCHEMA_MISMATCH),
          Map.entry("42501", FaultKind.MISSING_RIGHT),
          Map.entry("42703", FaultKind.SCHEMA_MISMATCH),
          Map.entry("42883", FaultKind.SCHEMA_MISMATCH),
          Map.entry("42P01", FaultKind.SCHEMA_MISMATCH),
          Map.entry("40002", FaultKind.CONSTRAINT),
          // Completion unknown: the server itself cannot say whether it was committed.
          Map.entry("40003", FaultKind.CONNECTION_LOST),
          Map.entry("40P01", FaultKind.DEADLOCK),
          Map.entry("53300", FaultKind.SERVER_LIMIT),
          Map.entry("55P03", FaultKind.LOCK_TIMEOUT),
          Map.entry("57014", FaultKind.STATEMENT_TIMEOUT),
          Map.entry("57P03", FaultKind.STARTING),
          Map.entry("57P04", FaultKind.NO_SUCH_DATABASE));

  private static final Map<String, FaultKind> BY_CLASS =
      Map.of(
          "08", FaultKind.CONNECTION_LOST,
          "23", FaultKind.CONSTRAINT,
          "28", FaultKind.AUTHENTICATION,
          "40", FaultKind.SERIALIZATION,
          "53", FaultKind.SERVER_RESOURCES,
          "58", FaultKind.SERVER_ERROR,
          "XX", FaultKind.SERVER_ERROR);

  private SqlStateRules() {}

  static Optional<FaultKind> kindOf(String state) {
    if (EXACT.containsKey(state)) {
      return Optional.of(EXACT.get(state));
    }
    if (state.startsWith("57P")) {
      return Optional.of(FaultKind.SERVER_SHUTDOWN);
    }
    if (state.startsWith("HYT")) {
      return Optional.of(FaultKind.STATEMENT_TIMEOUT);
    }
    return state.length() < 2
        ? Optional.empty()
        : Optional.ofNullable(BY_CLASS.get(state.substring(0, 2)));
  }
}
