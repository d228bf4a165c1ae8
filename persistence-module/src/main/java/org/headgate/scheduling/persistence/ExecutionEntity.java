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
 * A row of {@code platform.execution}: one instant of one schedule, with its latest attempt. The
 * entity is only for reading; statements of the repositories change rows.
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

  /** The states of an execution. */
  public enum State {
    /** Queued behind earlier executions of its schedule. */
    QUEUED,
    /** Waits until its start time, or is held. */
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    SKIPPED,
    MISSED;

    /** The outcome for owners, who see no difference between queued and waiting. */
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

  /** The outcome of its latest attempt. */
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

  /** How often it was deferred for a fault of the service itself. */
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
