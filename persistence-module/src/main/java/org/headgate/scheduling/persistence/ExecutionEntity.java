package org.headgate.scheduling.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code platform.execution}: one instant of one schedule, with its latest attempt. It is
 * only read here; claims, results and orders are statements.
 */
@Entity
@Immutable
@Table(schema = "platform", name = "execution")
public class ExecutionEntity {

  @Id private UUID id;

  @Column(name = "schedule_id")
  private UUID scheduleId;

  @Column(name = "scheduled_for")
  private Instant scheduledFor;

  @Convert(converter = ScheduleConverters.ExecutionKindConverter.class)
  private ExecutionKind kind;

  @Convert(converter = ScheduleConverters.ExecutionStateConverter.class)
  private State state;

  private int attempt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  private String error;

  private int deferrals;

  protected ExecutionEntity() {}

  /** How it stands. */
  public enum State {
    /** Behind earlier ones of its schedule. */
    QUEUED,
    /** To begin at its time, or held back. */
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    MISSED;

    /** Whether it waits for its turn or for its time is the engine's business. */
    ExecutionOutcome outcome() {
      return this == QUEUED ? ExecutionOutcome.WAITING : ExecutionOutcome.valueOf(name());
    }
  }

  public UUID id() {
    return id;
  }

  public UUID scheduleId() {
    return scheduleId;
  }

  public Instant scheduledFor() {
    return scheduledFor;
  }

  public ExecutionKind kind() {
    return kind;
  }

  /** How its latest attempt stands or ended. */
  public ExecutionOutcome outcome() {
    return state.outcome();
  }

  /** The number of its latest attempt, from 1. */
  public int attempt() {
    return attempt;
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** How often it was put off for a fault of the service itself. */
  public int deferrals() {
    return deferrals;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExecutionEntity execution && id.equals(execution.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
