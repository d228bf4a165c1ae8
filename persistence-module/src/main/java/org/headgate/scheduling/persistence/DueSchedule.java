package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;

/**
 * A schedule that is due.
 *
 * @param scheduledFor the instant
 * @param fence its value when the row was read
 * @param trigger a JSON object
 * @param served whether its executions are to run: the owner is active
 * @param now the database's clock
 */
public record DueSchedule(
    UUID id,
    Instant scheduledFor,
    long fence,
    String trigger,
    Optional<DstGap> dstGap,
    Optional<DstOverlap> dstOverlap,
    Instant anchoredAt,
    CatchUp catchUp,
    Duration catchUpWindow,
    boolean served,
    Instant now,
    Work work) {

  /**
   * The work of its executions; valid as long as the fence stays.
   *
   * @param action a JSON object
   * @param secrets the secrets of a webhook, encrypted; each of them signs
   * @param failures consecutive failed executions
   */
  public record Work(
      Optional<UUID> accountId,
      String action,
      List<byte[]> secrets,
      int maxAttempts,
      Duration initialDelay,
      Duration maxDelay,
      int failures) {

    public Work {
      secrets = List.copyOf(secrets);
    }
  }
}
