package org.headgate.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The health report of the ancestor B, for {@code curl -f} as a deployment's gate (seed B5).
 *
 * @param status {@code healthy} or {@code unhealthy}
 * @param checks one a database, left out for who may not see details
 */
public record DetailedHealth(
    boolean success,
    String status,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, DatabaseCheck> checks) {

  public DetailedHealth {
    checks = Map.copyOf(checks);
  }

  /** The verdict without what it was made from. */
  public DetailedHealth summary() {
    return new DetailedHealth(success, status, Map.of());
  }

  /**
   * One database.
   *
   * @param responseTimeMs how long the last probe took
   */
  public record DatabaseCheck(
      boolean healthy, double responseTimeMs, long poolSize, long poolCheckedOut) {}
}
