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
 * action are JSON texts that the database keeps as they were written; the dispatcher moves {@code
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
   * A schedule that is new, in its first revision.
   *
   * @param owner empty for the service's own, which has a task
   * @param content what it is to do
   * @param nextAt empty when there is none, or it is not enabled
   * @param now the database's clock
   */
  public ScheduleEntity(
      UUID id,
      Optional<UUID> owner,
      Optional<String> systemTask,
      boolean enabled,
      ScheduleContent content,
      Optional<Instant> nextAt,
      Instant createdAt,
      Instant now) {
    super(id, owner, systemTask, createdAt);
    this.enabled = enabled;
    write(content);
    this.nextAt = nextAt.orElse(null);
    this.revision = 1;
    this.updatedAt = createdAt;
    this.readAt = now;
  }

  /** Takes what its owner says now. A pause that another action's receiver asked for ends. */
  public void redefine(ScheduleContent content) {
    if (!action.equals(content.action())) {
      quietUntil = null;
    }
    write(content);
    touch();
  }

  /** Starts it again, as if it had never failed. */
  public void enable(Optional<Instant> next) {
    enabled = true;
    disabledReason = null;
    retime(next);
  }

  /** Gives an enabled one another next instant, as if it had never failed. */
  public void retime(Optional<Instant> next) {
    nextAt = next.orElse(null);
    consecutiveFailures = 0;
    touch();
  }

  /** Stops it for its owner, who needs no reason. */
  public void pause() {
    stop(null);
  }

  /** Stops it for its owner's sake. */
  public void disable(String reason) {
    stop(reason);
  }

  /** Lets a second secret sign, beside the one that there is. */
  public void addSecret(UUID secret, byte[] sealed) {
    secrets = secrets.with(secret, sealed);
    touch();
  }

  /** Lets the other one of two sign alone. */
  public void withdrawSecret(UUID secret) {
    secrets = secrets.without(secret);
    touch();
  }

  private void stop(String reason) {
    enabled = false;
    disabledReason = reason;
    nextAt = null;
    touch();
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

  /** Nobody claims an instant of it who has not seen the change. */
  private void touch() {
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

  /** Of a webhook, sealed; the older of two. */
  public Optional<byte[]> secret() {
    return Optional.ofNullable(secrets).flatMap(ScheduleSecrets::older);
  }

  /** Of a webhook, sealed, the older first. */
  public List<byte[]> secrets() {
    return Optional.ofNullable(secrets).map(ScheduleSecrets::all).orElse(List.of());
  }

  /** By which the secrets are known, the older first. */
  public List<UUID> secretIds() {
    return Optional.ofNullable(secrets).map(present -> present.ids(id())).orElse(List.of());
  }

  public SchedulePolicy policy() {
    return policy;
  }

  /** What an interval without a start of its own is counted from. */
  public Instant anchoredAt() {
    return anchoredAt;
  }

  /** The next nominal instant; empty when there is none or it is stopped. */
  public Optional<Instant> nextAt() {
    return Optional.ofNullable(nextAt);
  }

  /** Raised by each change of its owner's. */
  public long revision() {
    return revision;
  }

  /** How many executions failed in a row. */
  public int consecutiveFailures() {
    return consecutiveFailures;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** The database's clock when it was read. */
  public Instant readAt() {
    return readAt;
  }
}
