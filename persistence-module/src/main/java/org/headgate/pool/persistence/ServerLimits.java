package org.headgate.pool.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The limits and state of the platform's server, read by one query.
 *
 * @param maxConnections the connection limit of the whole server
 * @param reserved connections kept for superusers and reserved roles
 * @param used client connections now, of all applications
 * @param roleLimit connection limit of our role; empty: none
 * @param databaseLimit connection limit of our database; empty: none
 * @param usedByRole connections of our role now
 * @param usedByDatabase connections to our database now
 * @param byApplication client connections by application_name
 * @param inRecovery whether it is a standby
 * @param readOnly whether new sessions of ours cannot write
 * @param tls protocol and cipher of this connection; empty when it is not encrypted
 * @param now the server's clock when it answered
 * @param roundTrip how long the answer took
 */
public record ServerLimits(
    int maxConnections,
    int reserved,
    int used,
    Optional<Integer> roleLimit,
    Optional<Integer> databaseLimit,
    int usedByRole,
    int usedByDatabase,
    Map<String, Integer> byApplication,
    boolean inRecovery,
    boolean readOnly,
    String version,
    Optional<String> tls,
    Instant now,
    Duration roundTrip) {

  public ServerLimits {
    byApplication = Map.copyOf(byApplication);
  }

  /** Connections that our role can still open; zero or less means none. */
  public int free() {
    int byServer = maxConnections - reserved - used;
    int byRole = roleLimit.map(limit -> limit - usedByRole).orElse(byServer);
    int byDatabase = databaseLimit.map(limit -> limit - usedByDatabase).orElse(byServer);
    return Math.min(byServer, Math.min(byRole, byDatabase));
  }
}
