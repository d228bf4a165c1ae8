package org.headgate.alerts.service;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.persistence.AlertRow;

/** Stores alerts: in the database, where all nodes agree, or in the memory of a node without it. */
interface AlertLedger {

  /** Opens an alert, or says that the cause of the open one is still there. */
  void see(AlertRow seen);

  /** Resolves those whose cause has been gone for their hold. */
  void resolve();

  /** Those that are open, and those of which somebody may still have to be told. */
  AlertSnapshot current();

  /**
   * Takes one attempt.
   *
   * @param lease after which it may be taken again, if nobody says how it went
   * @return how many attempts there were with this one; empty when it is not this node's
   */
  Optional<Integer> claim(DueDelivery due, String node, Duration lease);

  void sent(DueDelivery due);

  void failed(DueDelivery due, String error, Duration pause, boolean gaveUp);

  /** Whoever does so first counts; false where there is no such alert. */
  boolean acknowledge(UUID alert, String by);
}
