package org.headgate.alerts.service;

import java.time.Instant;
import java.util.Optional;
import org.headgate.alerts.api.AlertKind;

/**
 * A present problem, as this node sees it. Causes with the same kind and pool are the same.
 *
 * @param title a sentence
 * @param cure what to do
 */
record AlertCause(AlertKind kind, Optional<String> pool, String title, String cure, Instant since) {

  /** The identity of the cause. */
  Key key() {
    return new Key(kind, pool);
  }

  /** Kind and pool. */
  record Key(AlertKind kind, Optional<String> pool) {}
}
