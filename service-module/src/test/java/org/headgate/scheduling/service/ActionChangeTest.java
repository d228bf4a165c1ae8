package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.headgate.audit.service.SilentAuditTrail;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.junit.jupiter.api.Test;

/** A pause that a receiver asked for ends with another receiver, not with another action. */
class ActionChangeTest extends ScheduleRepositorySteps {

  private static final String HOOK =
      "{\"type\":\"webhook\",\"url\":\"https://example.org/hook\",\"payload\":{\"number\":%s}}";

  @Test
  void executionsAreDueAtOnceAfterReceiverChange() {
    UUID id = added();
    pauseDeliveries(id);

    change(id, "other", ACTION);
    assertThat(due(id)).isZero();

    change(id, "other", "{}");
    assertThat(due(id)).isOne();
  }

  @Test
  void executionsStillWaitAfterPayloadChange() {
    UUID id = added();
    change(id, "test", HOOK.formatted("1"));
    pauseDeliveries(id);

    change(id, "test", HOOK.formatted("2"));
    assertThat(due(id)).isZero();

    change(id, "test", HOOK.formatted("2").replace("/hook", "/other"));
    assertThat(due(id)).isOne();
  }

  /** The receiver has asked for a pause, and an execution waits for its end. */
  private static void pauseDeliveries(UUID id) {
    database.update(
        "update platform.schedule set quiet_until = now() + interval '1 day' where id = '%s'"
            .formatted(id));
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, due_at)
        values (gen_random_uuid(), '%s', now(), 'waiting', now() + interval '1 day')
        """
            .formatted(id));
  }

  private static void change(UUID id, String name, String action) {
    ScheduleEntity previous =
        unit.read(entityManager -> new ScheduleRepository(entityManager).find(id)).orElseThrow();
    unit.run(
        entityManager -> {
          ScheduleService service = new ScheduleService();
          service.entityManager = entityManager;
          service.auditTrail = new SilentAuditTrail();
          assertThat(
                  service.update(
                      previous,
                      schedule ->
                          schedule.replaceContent(
                              content(name, action),
                              ActionReceiver.isSame(schedule.action(), action))))
              .isTrue();
        });
  }

  private static long due(UUID id) {
    return database.number(
        "select count(*) from platform.execution where schedule_id = '%s' and due_at <= now()"
            .formatted(id));
  }
}
