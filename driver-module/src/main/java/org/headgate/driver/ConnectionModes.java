package org.headgate.driver;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The known connection mode of each server and database, for all pools of this process. An unknown
 * mode is probed again a minute later; a pooler that lost a prepared statement counts as sharing
 * sessions from then on.
 */
final class ConnectionModes implements ConnectionModesMXBean {

  private static final Logger LOG = System.getLogger(ConnectionModes.class.getName());
  private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

  private record Finding(ConnectionMode mode, long at) {}

  private final Map<String, Finding> poolers = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private volatile boolean statementsWereLost;

  ConnectionModes(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Detects the mode of a pooler. */
  @FunctionalInterface
  interface Probe {
    ConnectionMode probe() throws SQLException;
  }

  /**
   * The mode of a place.
   *
   * @param place names the server and database for the log
   * @param isBehindPooler whether the present connection is
   * @param probe called only when the mode is not known
   */
  ConnectionMode of(String place, boolean isBehindPooler, Probe probe) throws SQLException {
    if (!isBehindPooler) {
      return statementsWereLost ? ConnectionMode.UNKNOWN_POOLER : ConnectionMode.DIRECT;
    }
    Finding known = poolers.get(place);
    if (known != null && isGood(known)) {
      return known.mode();
    }
    ConnectionMode mode = statementsWereLost ? ConnectionMode.TRANSACTION_POOLER : probe.probe();
    poolers.put(place, new Finding(mode, nanos.getAsLong()));
    if (known == null || known.mode() != mode) {
      LOG.log(Level.INFO, "{0}", sentence(place, mode));
    }
    return mode;
  }

  @Override
  public void noteLostStatements() {
    if (!statementsWereLost) {
      statementsWereLost = true;
      poolers.clear();
      LOG.log(
          Level.WARNING,
          "Prepared statements were lost: something between Headgate and its database shares"
              + " sessions. From now on none is prepared on the server");
    }
  }

  private boolean isGood(Finding known) {
    return known.mode() != ConnectionMode.UNKNOWN_POOLER
        || nanos.getAsLong() - known.at() < RETRY_DELAY.toNanos();
  }

  private static String sentence(String place, ConnectionMode mode) {
    return switch (mode) {
      case SESSION_POOLER -> place + " is a pooler in session mode: sessions are used as usual";
      case TRANSACTION_POOLER ->
          place + " is a pooler in transaction mode: statements are not prepared on the server";
      case UNKNOWN_POOLER ->
          place
              + " is a pooler that did not tell its mode: statements are not prepared on the server";
      case DIRECT -> place + " is a server";
    };
  }
}
