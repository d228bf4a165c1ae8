package org.headgate.pool.service.events;

import java.util.Map;

/**
 * Something was done to a pool. The event goes to whoever keeps a log; an observer that throws
 * keeps a change from being applied.
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
