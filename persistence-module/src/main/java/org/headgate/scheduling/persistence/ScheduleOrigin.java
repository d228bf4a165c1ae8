package org.headgate.scheduling.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The parts of a schedule that never change: id, owner and creation time. One of the service's own
 * has a task instead of an owner.
 */
@MappedSuperclass
public abstract class ScheduleOrigin {

  @Id private UUID id;

  @Column(name = "owner_id", updatable = false)
  private UUID accountId;

  @Column(name = "system_task", updatable = false)
  private String systemTask;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  protected ScheduleOrigin() {}

  protected ScheduleOrigin(
      UUID id, Optional<UUID> accountId, Optional<String> systemTask, Instant createdAt) {
    this.id = id;
    this.accountId = accountId.orElse(null);
    this.systemTask = systemTask.orElse(null);
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  /** Empty for the service's own schedules. */
  public Optional<UUID> accountId() {
    return Optional.ofNullable(accountId);
  }

  /** Empty for a person's schedule. */
  public Optional<String> systemTask() {
    return Optional.ofNullable(systemTask);
  }

  public Instant createdAt() {
    return createdAt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScheduleOrigin schedule && id.equals(schedule.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
