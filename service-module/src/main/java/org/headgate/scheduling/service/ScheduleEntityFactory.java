package org.headgate.scheduling.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.OnceTrigger;
import org.headgate.scheduling.persistence.ScheduleContent;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.SchedulePolicy;

/**
 * Creates and updates schedule entities, with the next instant counted from the database's clock.
 *
 * @param sealed the webhook's secret
 */
record ScheduleEntityFactory(ScheduleDefinition definition, Optional<byte[]> sealed) {

  ScheduleEntity create(UUID id, UserId accountId, Instant now) {
    return create(id, Optional.of(accountId.value()), Optional.empty(), now);
  }

  /** A schedule of the service's own. */
  ScheduleEntity ofSystem(UUID id, String task, Instant now) {
    return create(id, Optional.empty(), Optional.of(task), now);
  }

  /**
   * The change to this definition.
   *
   * @param previous as it was read
   * @throws InvalidRequestException when its only instant is past
   */
  Consumer<ScheduleEntity> change(ScheduleEntity previous) {
    boolean retriggered = isRetriggered(previous);
    Instant anchor = retriggered ? anchor(previous.readAt()) : previous.anchoredAt();
    Optional<Instant> next =
        definition.enabled() ? nextAt(previous.readAt(), anchor, retriggered) : Optional.empty();
    boolean retimed = reschedules(previous);
    boolean isSameReceiver = ActionReceiver.isSame(previous.action(), definition.actionJson());
    return schedule -> {
      schedule.replaceContent(stored(anchor), isSameReceiver);
      if (definition.enabled() && !schedule.enabled()) {
        schedule.enable(next);
      } else if (definition.enabled() && retimed) {
        schedule.reschedule(next);
      } else if (!definition.enabled() && schedule.enabled()) {
        schedule.pause();
      }
    };
  }

  /** Whether the next instant has to be computed again. */
  boolean reschedules(ScheduleEntity previous) {
    SchedulePolicy policy = previous.policy();
    return isRetriggered(previous)
        || !policy.dstGap().equals(definition.policy().dstGap())
        || !policy.dstOverlap().equals(definition.policy().dstOverlap())
        || previous.enabled() != definition.enabled();
  }

  /** A change that only enables or disables it. */
  static Consumer<ScheduleEntity> switched(ScheduleEntity previous, boolean enabled) {
    if (!enabled) {
      return ScheduleEntity::pause;
    }
    Optional<Instant> next =
        TriggerValidator.recurrence(
                ScheduleMapper.trigger(previous.trigger()),
                previous.policy().dstGap(),
                previous.policy().dstOverlap(),
                previous.anchoredAt())
            .nextAfter(previous.readAt());
    return schedule -> schedule.enable(next);
  }

  private ScheduleEntity create(
      UUID id, Optional<UUID> accountId, Optional<String> task, Instant now) {
    Instant anchor = anchor(now);
    return new ScheduleEntity(
        id,
        accountId,
        task,
        definition.enabled(),
        stored(anchor),
        definition.enabled() ? nextAt(now, anchor, true) : Optional.empty(),
        now.truncatedTo(ChronoUnit.MILLIS),
        now);
  }

  private ScheduleContent stored(Instant anchor) {
    return new ScheduleContent(
        definition.name(),
        definition.triggerJson(),
        definition.actionJson(),
        sealed,
        definition.policy(),
        anchor);
  }

  /** A past instant is an error only in a definition that was just written. */
  private Optional<Instant> nextAt(Instant now, Instant anchor, boolean justWritten) {
    Optional<Instant> next = definition.recurrence(anchor).nextAfter(now);
    if (next.isEmpty() && justWritten && definition.trigger() instanceof OnceTrigger) {
      throw new InvalidRequestException(new FieldError("trigger.at", "must be in the future"));
    }
    return next;
  }

  private boolean isRetriggered(ScheduleEntity previous) {
    return !ScheduleMapper.trigger(previous.trigger()).equals(definition.trigger());
  }

  private static Instant anchor(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }
}
