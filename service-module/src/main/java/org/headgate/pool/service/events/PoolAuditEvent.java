package org.headgate.pool.service.events;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CDI event: an action on a pool, for the audit log. An observer that throws prevents the change.
 *
 * @param action one word, such as change, confirm, revert, purge
 * @param pool its name
 * @param details what else is worth knowing
 * @param whenUnavailable for an action that is done already: gets the writing of an entry that
 *     cannot be written now, in place of the exception
 */
public record PoolAuditEvent(
    String action,
    String pool,
    Map<String, String> details,
    Optional<Consumer<Runnable>> whenUnavailable) {

  public PoolAuditEvent {
    details = Map.copyOf(details);
  }

  /** An action that is about to be done. */
  public PoolAuditEvent(String action, String pool, Map<String, String> details) {
    this(action, pool, details, Optional.empty());
  }
}
