package org.headgate.scheduling.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.OnceTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.SchedulePolicy;

/**
 * Rows as they shall be written, the next instant counted from the database's clock.
 *
 * @param sealed the webhook's secret
 */
record ScheduleEntityFactory(ScheduleDefinition definition, Optional<byte[]> sealed) {

  ScheduleEntity create(UUID id, UserId owner, Instant now) {
    return create(id, Optional.of(owner.value()), Optional.empty(), now);
  }

  /** One of the service's own upkeep. */
  ScheduleEntity ofSystem(UUID id, String task, Instant now) {
    return create(id, Optional.empty(), Optional.of(task), now);
  }

  /** What becomes of a row; the revision stays what was read. */
  ScheduleEntity update(ScheduleEntity before) {
    boolean retriggered = isRetriggered(before);
    Instant anchor = retriggered ? anchor(before.readAt()) : before.anchoredAt();
    return row(
        before.id(),
        before.owner(),
        before.systemTask(),
        anchor,
        definition.enabled()
            ? nextAt(before.readAt(), anchor, retriggered)
            : Optional.<Instant>empty(),
        before.enabled() == definition.enabled() ? before.disabledReason() : Optional.empty(),
        before.revision(),
        before.createdAt(),
        before.readAt());
  }

  /** Whether the next instant has to be written again. */
  boolean retimes(ScheduleEntity before) {
    SchedulePolicy policy = before.policy();
    return isRetriggered(before)
        || !policy.dstGap().equals(definition.policy().dstGap())
        || !policy.dstOverlap().equals(definition.policy().dstOverlap())
        || before.enabled() != definition.enabled();
  }

  /** The same, started or stopped. */
  static ScheduleEntity switched(ScheduleEntity before, boolean enabled) {
    Trigger trigger = ScheduleMapper.trigger(before.trigger());
    Optional<Instant> next =
        enabled
            ? TriggerValidator.timetable(
                    trigger,
                    before.policy().dstGap(),
                    before.policy().dstOverlap(),
                    before.anchoredAt())
                .nextAfter(before.readAt())
            : Optional.empty();
    return new ScheduleEntity(
        before.id(),
        before.owner(),
        before.systemTask(),
        before.name(),
        enabled,
        Optional.empty(),
        before.trigger(),
        before.action(),
        before.secret(),
        before.policy(),
        before.anchoredAt(),
        next,
        before.revision(),
        before.createdAt(),
        before.updatedAt(),
        before.readAt());
  }

  private ScheduleEntity create(UUID id, Optional<UUID> owner, Optional<String> task, Instant now) {
    Instant created = now.truncatedTo(ChronoUnit.MILLIS);
    Instant anchor = anchor(now);
    return row(
        id,
        owner,
        task,
        anchor,
        definition.enabled() ? nextAt(now, anchor, true) : Optional.empty(),
        Optional.empty(),
        1,
        created,
        created);
  }

  private ScheduleEntity row(
      UUID id,
      Optional<UUID> owner,
      Optional<String> task,
      Instant anchor,
      Optional<Instant> nextAt,
      Optional<String> disabledReason,
      long revision,
      Instant createdAt,
      Instant now) {
    return new ScheduleEntity(
        id,
        owner,
        task,
        definition.name(),
        definition.enabled(),
        disabledReason,
        definition.triggerJson(),
        definition.actionJson(),
        sealed,
        definition.policy(),
        anchor,
        nextAt,
        revision,
        createdAt,
        now,
        now);
  }

  /** An instant that is past already can only be a mistake where it was just written. */
  private Optional<Instant> nextAt(Instant now, Instant anchor, boolean justWritten) {
    Optional<Instant> next = definition.timetable(anchor).nextAfter(now);
    if (next.isEmpty() && justWritten && definition.trigger() instanceof OnceTrigger) {
      throw new InvalidRequestException(new FieldError("trigger.at", "must be in the future"));
    }
    return next;
  }

  private boolean isRetriggered(ScheduleEntity before) {
    return !ScheduleMapper.trigger(before.trigger()).equals(definition.trigger());
  }

  private static Instant anchor(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }
}
