package org.headgate.alerts.service;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.persistence.AlertRow;

/** Stores alerts: in the database, where all nodes agree, or in the memory of a node without it. */
interface AlertLedger {

  /** Opens an alert, or records that the cause of the open one persists. */
  void openOrRefresh(AlertRow alert);

  /** Resolves alerts whose cause has been gone for their hold time. */
  void resolve();

  /** Open alerts, and those that somebody may still have to be notified of. */
  AlertSnapshot current();

  /**
   * Claims one attempt.
   *
   * @param lease after which it may be claimed again, if no result was recorded
   * @return the number of attempts, this one included; empty when the claim is not this node's
   */
  Optional<Integer> claim(DueDelivery due, String node, Duration lease);

  void sent(DueDelivery due);

  void failed(DueDelivery due, AlertFailure failure);

  /** The first acknowledgement counts; false where there is no such alert. */
  boolean acknowledge(UUID alertId, String by);
}
