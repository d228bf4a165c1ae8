package org.headgate.pool.api;

import java.util.Map;
import java.util.Optional;

/**
 * The limits of the platform's server, and their use.
 *
 * @param reserved connections kept for superusers
 * @param used client connections of all applications
 * @param free connections our role can still get
 * @param usedByApplication client connections by application_name
 * @param readOnly whether new sessions cannot write
 * @param tls protocol and cipher of our connection; empty when it is not encrypted
 * @param clockSkewMilliseconds the server's clock less ours; correct to half a round trip
 */
public record DatabaseLimits(
    String serverVersion,
    int maxConnections,
    int reserved,
    int used,
    int free,
    Optional<Integer> roleLimit,
    Optional<Integer> databaseLimit,
    Map<String, Integer> usedByApplication,
    boolean inRecovery,
    boolean readOnly,
    Optional<String> tls,
    long clockSkewMilliseconds) {

  public DatabaseLimits {
    usedByApplication = Map.copyOf(usedByApplication);
  }
}
