package org.headgate.pool.service;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.FaultKind;

/**
 * Why a start that requires its databases was refused.
 *
 * @param reason the server's or the driver's words
 * @param after how long the start had tried
 */
record RefusedStart(
    DatabaseName database,
    String reason,
    Optional<String> sqlState,
    Duration after,
    FaultKind kind) {

  static RefusedStart of(DatabaseChanged change, Duration after) {
    return new RefusedStart(
        change.database(),
        change.now().reason().orElse("no reason known"),
        change.fault().flatMap(DatabaseFault::sqlState),
        after,
        change.fault().map(DatabaseFault::kind).orElse(FaultKind.OTHER));
  }

  /** Nothing answered, not even to refuse. */
  static RefusedStart silent(DatabaseName database, Duration after) {
    return new RefusedStart(
        database, "no answer so far", Optional.empty(), after, FaultKind.UNREACHABLE);
  }

  String line() {
    return "Headgate does not start: DB_START_MODE is require, and the %s database cannot be used: %s (%s, SQLSTATE %s, after %s ms). Cure: %s"
        .formatted(
            database.wireName(),
            reason,
            kind,
            sqlState.orElse("none"),
            after.toMillis(),
            kind.cure());
  }
}
