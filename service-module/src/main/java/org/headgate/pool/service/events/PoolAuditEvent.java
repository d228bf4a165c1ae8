package org.headgate.pool.service.events;

import java.util.Map;

/**
 * CDI event: an action on a pool, for the audit log. An observer that throws prevents the change.
 *
 * @param action one word, such as change, confirm, revert, purge
 * @param pool its name
 * @param details what else is worth knowing
 */
public record PoolAuditEvent(String action, String pool, Map<String, String> details) {

  public PoolAuditEvent {
    details = Map.copyOf(details);
  }
}
