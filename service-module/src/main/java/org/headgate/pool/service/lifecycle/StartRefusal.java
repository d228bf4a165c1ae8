package org.headgate.pool.service.lifecycle;

import java.time.Duration;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;

/**
 * Why the start was refused, where the databases are required.
 *
 * @param reason the server's or the driver's words
 * @param after how long the start had tried
 */
record StartRefusal(
    PoolName database, String reason, Optional<String> sqlState, Duration after, FaultKind kind) {

  static StartRefusal of(DatabaseStatusChangedEvent change, Duration after) {
    return new StartRefusal(
        change.database(),
        change.now().reason().orElse("no reason known"),
        change.fault().flatMap(DatabaseFault::sqlState),
        after,
        change.fault().map(DatabaseFault::kind).orElse(FaultKind.OTHER));
  }

  /** The database did not answer at all. */
  static StartRefusal silent(PoolName database, Duration after) {
    return new StartRefusal(
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
