package org.headgate.scheduling.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/**
 * A row of {@code platform.schedule}: a person's schedule, or one of the service's own. Trigger and
 * action are JSON texts that are stored as they were written. The dispatcher changes {@code
 * next_at} and {@code fence} by statements of its own.
 */
@Entity
@DynamicUpdate
@Table(schema = "platform", name = "schedule")
public class ScheduleEntity extends ScheduleOrigin {

  private String name;

  private boolean enabled;

  @Column(name = "disabled_reason")
  private String disabledReason;

  @ColumnTransformer(write = "cast(? as json)")
  private String trigger;

  @ColumnTransformer(write = "cast(? as json)")
  private String action;

  @Embedded private ScheduleSecrets secrets;

  @Embedded private SchedulePolicy policy;

  @Column(name = "anchored_at")
  private Instant anchoredAt;

  @Column(name = "next_at")
  private Instant nextAt;

  @Version private long revision;

  @SuppressWarnings("unused") // raised for the dispatcher, whose statements read it
  private long fence;

  @Column(name = "consecutive_failures")
  private int consecutiveFailures;

  @Column(name = "quiet_until")
  private Instant quietUntil;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Formula("clock_timestamp()")
  private Instant readAt;

  protected ScheduleEntity() {}

  /**
   * A new schedule, in its first revision.
   *
   * @param accountId empty for the service's own, which has a task
   * @param content what it does
   * @param nextAt empty when there is none, or it is not enabled
   * @param now the database's clock
   */
  public ScheduleEntity(
      UUID id,
      Optional<UUID> accountId,
      Optional<String> systemTask,
      boolean enabled,
      ScheduleContent content,
      Optional<Instant> nextAt,
      Instant createdAt,
      Instant now) {
    super(id, accountId, systemTask, createdAt);
    this.enabled = enabled;
    write(content);
    this.nextAt = nextAt.orElse(null);
    this.revision = 1;
    this.updatedAt = createdAt;
    this.readAt = now;
  }

  /**
   * Replaces the content. Another action has not failed yet.
   *
   * @param isSameReceiver whether the receiver stays, and so a pause that it asked for
   */
  public void replaceContent(ScheduleContent content, boolean isSameReceiver) {
    if (!isSameReceiver) {
      quietUntil = null;
    }
    if (!action.equals(content.action())) {
      consecutiveFailures = 0;
    }
    write(content);
    incrementFence();
  }

  /** Enables it and resets its failures. */
  public void enable(Optional<Instant> next) {
    enabled = true;
    disabledReason = null;
    reschedule(next);
  }

  /** Sets another next instant of an enabled schedule and resets its failures. */
  public void reschedule(Optional<Instant> next) {
    nextAt = next.orElse(null);
    consecutiveFailures = 0;
    incrementFence();
  }

  /** Disables it for its owner; no reason is recorded. */
  public void pause() {
    stop(null);
  }

  /** Disables it on the service's initiative, with a reason. */
  public void disable(String reason) {
    stop(reason);
  }

  /** Adds a second signing secret beside the present one. */
  public void addSecret(UUID secretId, byte[] sealed) {
    secrets = secrets.with(secretId, sealed);
    incrementFence();
  }

  /** Removes one of two secrets; the other one stays. */
  public void withdrawSecret(UUID secretId) {
    secrets = secrets.without(secretId);
    incrementFence();
  }

  private void stop(String reason) {
    enabled = false;
    disabledReason = reason;
    nextAt = null;
    incrementFence();
  }

  private void write(ScheduleContent content) {
    name = content.name();
    trigger = content.trigger();
    action = content.action();
    secrets =
        Optional.ofNullable(secrets)
            .map(present -> present.redefined(content.secret()))
            .orElseGet(() -> ScheduleSecrets.of(content.secret()));
    policy = content.policy();
    anchoredAt = content.anchoredAt();
  }

  /** Raises the fence, so that no node claims an instant without having seen the change. */
  private void incrementFence() {
    fence++;
    updatedAt = readAt;
  }

  public String name() {
    return name;
  }

  public boolean enabled() {
    return enabled;
  }

  public Optional<String> disabledReason() {
    return Optional.ofNullable(disabledReason);
  }

  /** A JSON object. */
  public String trigger() {
    return trigger;
  }

  /** A JSON object, without any secret. */
  public String action() {
    return action;
  }

  /** The older secret of a webhook, encrypted. */
  public Optional<byte[]> secret() {
    return Optional.ofNullable(secrets).flatMap(ScheduleSecrets::older);
  }

  /** The secrets of a webhook, encrypted, oldest first. */
  public List<byte[]> secrets() {
    return Optional.ofNullable(secrets).map(ScheduleSecrets::all).orElse(List.of());
  }

  /** The ids of the secrets, oldest first. */
  public List<UUID> secretIds() {
    return Optional.ofNullable(secrets).map(present -> present.ids(id())).orElse(List.of());
  }

  public SchedulePolicy policy() {
    return policy;
  }

  /** The start of an interval that has none of its own. */
  public Instant anchoredAt() {
    return anchoredAt;
  }

  /** The next nominal instant; empty when there is none or it is disabled. */
  public Optional<Instant> nextAt() {
    return Optional.ofNullable(nextAt);
  }

  /** Raised by each change by its owner. */
  public long revision() {
    return revision;
  }

  /** Number of consecutive failed executions. */
  public int consecutiveFailures() {
    return consecutiveFailures;
  }

  /** Until when the receiver asked to be left alone. */
  public Optional<Instant> quietUntil() {
    return Optional.ofNullable(quietUntil);
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** The database's clock when it was read. */
  public Instant readAt() {
    return readAt;
  }
}
