package org.headgate.alerts.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An alert as the database stores it.
 *
 * @param hold how long its cause must be gone before it is resolved
 * @param seenAt when its cause was last observed
 */
public record AlertRow(
    UUID id,
    String kind,
    Optional<String> pool,
    String severity,
    String title,
    String cure,
    List<String> nodes,
    Duration hold,
    Instant openedAt,
    Instant seenAt,
    Optional<Instant> resolvedAt,
    Optional<Instant> acknowledgedAt,
    Optional<String> acknowledgedBy) {

  private static final int TIME_ORDERED = 7;
  private static final int BITS_BELOW_TIME = 16;

  public AlertRow {
    nodes = List.copyOf(nodes);
  }

  public boolean isOpen() {
    return resolvedAt.isEmpty();
  }

  /** When a node opened it, which its id tells (UUIDv7); its cause may have begun long before. */
  public Instant createdAt() {
    return id.version() == TIME_ORDERED
        ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_BELOW_TIME)
        : openedAt;
  }

  public AlertRow resolved() {
    return with(Optional.of(seenAt), acknowledgedAt, acknowledgedBy);
  }

  public AlertRow acknowledged(Instant at, Optional<String> by) {
    return with(resolvedAt, Optional.of(at), by);
  }

  /**
   * A new alert of the same cause, for when others have resolved this one. Whoever acknowledged
   * this one knows.
   *
   * @param newId as if made when the cause was last seen, so that alerts of other nodes at that
   *     time are known to be of the same cause
   */
  public AlertRow reopenedAs(UUID newId) {
    return new AlertRow(
        newId,
        kind,
        pool,
        severity,
        title,
        cure,
        nodes,
        hold,
        seenAt,
        seenAt,
        Optional.empty(),
        acknowledgedAt,
        acknowledgedBy);
  }

  private AlertRow with(
      Optional<Instant> resolved, Optional<Instant> acknowledged, Optional<String> by) {
    return new AlertRow(
        id,
        kind,
        pool,
        severity,
        title,
        cure,
        nodes,
        hold,
        openedAt,
        seenAt,
        resolved,
        acknowledged,
        by);
  }
}
