package org.headgate.scheduling.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code platform.execution_attempt}: an attempt that was followed by another one. The
 * dispatcher writes these rows.
 */
@Entity
@Immutable
@Table(schema = "platform", name = "execution_attempt")
public class ExecutionAttemptEntity {

  @EmbeddedId private Key id;

  @Convert(converter = ScheduleConverters.ExecutionOutcomeConverter.class)
  private ExecutionOutcome outcome;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  private String error;

  protected ExecutionAttemptEntity() {}

  /** The execution and the number of the attempt. */
  @Embeddable
  public static class Key {

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "scheduled_for")
    private Instant scheduledFor;

    private int attempt;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && scheduleId.equals(key.scheduleId)
          && scheduledFor.equals(key.scheduledFor)
          && attempt == key.attempt;
    }

    @Override
    public int hashCode() {
      return Objects.hash(scheduleId, scheduledFor, attempt);
    }
  }

  /** Its number, from 1. */
  public int attempt() {
    return id.attempt;
  }

  public ExecutionOutcome outcome() {
    return outcome;
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Instant finishedAt() {
    return finishedAt;
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExecutionAttemptEntity attempt && id.equals(attempt.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
