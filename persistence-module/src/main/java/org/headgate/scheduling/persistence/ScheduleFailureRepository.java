package org.headgate.scheduling.persistence;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.Session;

/** Counts consecutive failures of schedules, and disables schedules that keep failing. */
public class ScheduleFailureRepository {

  private final EntityManager entityManager;

  public ScheduleFailureRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Adds one failure; returns the number of consecutive ones, or 0 when the action has changed.
   *
   * @param action what was executed
   */
  public int failed(UUID scheduleId, String action) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            update platform.schedule set consecutive_failures = consecutive_failures + 1
             where id = :schedule and cast(action as text) = :action returning consecutive_failures
            """,
            Integer.class)
        .setParameter("schedule", scheduleId)
        .setParameter("action", action)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(0);
  }

  /**
   * Disables a person's schedule whose receiver wants no further requests; empty when it is
   * disabled already or has another receiver by now.
   *
   * @param isToReceiver whether an action goes to the receiver
   */
  public Optional<ScheduleEntity> gone(
      UUID scheduleId, Predicate<String> isToReceiver, String reason) {
    return disable(
        new ScheduleRepository(entityManager)
            .findForUpdate(scheduleId)
            .filter(found -> found.accountId().isPresent())
            .filter(found -> found.disabledReason().isEmpty())
            .filter(found -> isToReceiver.test(found.action())),
        reason);
  }

  /**
   * Stores the pause that a receiver asked for, unless the schedule has another receiver by now.
   *
   * @param isToReceiver whether an action goes to the receiver
   * @return whether it was stored
   */
  public boolean storePause(UUID scheduleId, Predicate<String> isToReceiver, Duration pause) {
    Optional<ScheduleEntity> paused =
        new ScheduleRepository(entityManager)
            .findForUpdate(scheduleId)
            .filter(found -> isToReceiver.test(found.action()));
    paused.ifPresent(
        found ->
            entityManager
                .createNativeQuery(
                    """
                    update platform.schedule
                       set quiet_until = greatest(quiet_until, clock_timestamp() + :pause * interval '1 millisecond')
                     where id = :schedule
                    """)
                .setParameter("pause", pause.toMillis())
                .setParameter("schedule", scheduleId)
                .executeUpdate());
    return paused.isPresent();
  }

  /** Resets the count after a success. */
  public void succeeded(UUID scheduleId) {
    entityManager
        .createQuery(
            "update ScheduleEntity s set s.consecutiveFailures = 0 where s.id = :id and"
                + " s.consecutiveFailures > 0")
        .setParameter("id", scheduleId)
        .executeUpdate();
  }

  /**
   * Disables a person's schedule that keeps failing; empty when it has fewer consecutive failures
   * or is disabled already.
   *
   * @param min how many consecutive failures it takes
   */
  public Optional<ScheduleEntity> stop(UUID scheduleId, int min, String reason) {
    return disable(
        new ScheduleRepository(entityManager)
            .findForUpdate(scheduleId)
            .filter(found -> found.accountId().isPresent())
            .filter(ScheduleEntity::enabled)
            .filter(found -> found.consecutiveFailures() >= min),
        reason);
  }

  private Optional<ScheduleEntity> disable(Optional<ScheduleEntity> schedule, String reason) {
    schedule.ifPresent(found -> found.disable(reason));
    entityManager.flush();
    return schedule;
  }
}
