package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.ScheduleContent;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.junit.jupiter.api.Test;

/** Writing, changing and deleting a schedule. */
class ScheduleRepositoryTest extends ScheduleRepositorySteps {
  @Test
  void scheduleIsReadAsWritten() {
    UUID id = added();

    ScheduleEntity read = find(id);

    assertThat(read.trigger()).isEqualTo(TRIGGER);
    assertThat(read.action()).isEqualTo(ACTION);
    assertThat(read.secret()).contains(new byte[] {1, 2});
    assertThat(read.policy()).isEqualTo(policy());
    assertThat(read.nextAt()).contains(NINE);
    assertThat(read.revision()).isEqualTo(1);
    assertThat(read.readAt()).isAfter(read.createdAt());
    assertThat(database.text("select action from platform.schedule where id = '%s'".formatted(id)))
        .isEqualTo(ACTION);
    assertThat(
            database.text(
                "select dst_gap || dst_gap_chosen || dst_overlap || dst_overlap_chosen from platform.schedule where id = '%s'"
                    .formatted(id)))
        .isEqualTo("shifttruefirstfalse");
  }

  @Test
  void changeRaisesRevisionAndFenceOnly() {
    UUID id = added();
    database.update(
        "update platform.schedule set quiet_until = '2126-01-01', consecutive_failures = 3 where id = '%s'"
            .formatted(id));

    change(id, schedule -> schedule.replaceContent(content("other", ACTION), true));

    assertThat(row(id)).isEqualTo("other true 2 1 3 true true");
    change(id, ScheduleEntity::pause);
    assertThat(row(id)).isEqualTo("other false 3 2 3 true false");
    change(id, schedule -> schedule.enable(Optional.of(NINE)));
    assertThat(row(id)).isEqualTo("other true 4 3 0 true true");
    change(id, schedule -> schedule.disable("why"));
    assertThat(find(id).disabledReason()).contains("why");
    assertThat(find(id).updatedAt()).isAfter(find(id).createdAt());
  }

  @Test
  void anotherActionHasNotFailedAndAnotherReceiverAskedForNoPause() {
    UUID id = added();
    database.update(
        "update platform.schedule set quiet_until = '2126-01-01', consecutive_failures = 3 where id = '%s'"
            .formatted(id));

    change(id, schedule -> schedule.replaceContent(content("test", "{}"), true));
    assertThat(row(id)).isEqualTo("test true 2 1 0 true true");
    change(id, schedule -> schedule.replaceContent(content("test", "[]"), false));
    assertThat(row(id)).isEqualTo("test true 3 2 0 false true");
  }

  @Test
  void dispatcherStatementsKeepTheRevision() {
    UUID id = added();

    unit.run(
        entityManager ->
            new ScheduleRepository(entityManager).incrementFence(DispatchDatabase.OWNER, id));

    assertThat(row(id)).isEqualTo("test true 1 1 0 false true");
  }

  @Test
  void deletionMayRequireARevision() {
    UUID id = added();

    assertThat(deleted(id, Optional.of(2L))).isFalse();
    assertThat(deleted(id, Optional.of(1L))).isTrue();
    assertThat(deleted(id, Optional.empty())).isFalse();
  }

  @Test
  void systemScheduleIsUniqueAndRescheduledOnTriggerChange() {
    UUID id = UUID.randomUUID();
    putSystem(id, TRIGGER);
    putSystem(UUID.randomUUID(), TRIGGER);
    assertThat(row(id)).isEqualTo("test true 1 0 0 false true");

    putSystem(UUID.randomUUID(), "{}");

    assertThat(row(id)).isEqualTo("test true 1 1 0 false true");
    assertThat(find(id).trigger()).isEqualTo("{}");
    assertThat(find(id).systemTask()).contains("task");
  }

  private static void putSystem(UUID id, String trigger) {
    unit.run(
        entityManager -> {
          ScheduleRepository schedules = new ScheduleRepository(entityManager);
          Instant now = schedules.now();
          schedules.putSystem(
              new ScheduleEntity(
                  id,
                  Optional.empty(),
                  Optional.of("task"),
                  true,
                  new ScheduleContent("test", trigger, ACTION, Optional.empty(), policy(), now),
                  Optional.of(NINE),
                  now,
                  now));
        });
  }

  private static boolean deleted(UUID id, Optional<Long> revision) {
    return unit.write(
        entityManager ->
            new ScheduleRepository(entityManager).delete(DispatchDatabase.OWNER, id, revision));
  }

  private static ScheduleEntity find(UUID id) {
    return unit.read(entityManager -> new ScheduleRepository(entityManager).find(id)).orElseThrow();
  }

  /** Name, enabled, revision, fence, failures, whether quiet, whether it has a next instant. */
  private static String row(UUID id) {
    return database.text(
        """
        select concat_ws(' ', name, cast(enabled as text), revision, fence, consecutive_failures,
                         cast(quiet_until is not null as text), cast(next_at is not null as text))
          from platform.schedule where id = '%s'
        """
            .formatted(id));
  }
}
