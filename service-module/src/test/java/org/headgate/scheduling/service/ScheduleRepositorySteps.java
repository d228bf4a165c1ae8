package org.headgate.scheduling.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.Overlap;
import org.headgate.scheduling.persistence.ScheduleContent;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.SchedulePolicy;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** Schedules of one owner, on a real PostgreSQL. */
abstract class ScheduleRepositorySteps {
  static final Instant NINE = Instant.parse("2126-11-20T09:00:00Z");
  static final String TRIGGER = "{\"type\":\"once\" , \"at\":\"2126-11-20T09:00:00Z\"}";

  static final String ACTION = "{\"z\" : 1.0, \"a\":12345678901234567890123, \"a\":\"\\u0041 \"}";

  @AutoClose static DispatchDatabase database;
  @AutoClose static LocalUnit unit;

  @BeforeAll
  static void start() {
    database = DispatchDatabase.started();
    unit = database.unit();
  }

  static UUID added() {
    UUID id = UUID.randomUUID();
    unit.run(
        entityManager -> {
          ScheduleRepository schedules = new ScheduleRepository(entityManager);
          Instant now = schedules.lockOwnerQuota(DispatchDatabase.OWNER).now();
          schedules.add(
              new ScheduleEntity(
                  id,
                  Optional.of(DispatchDatabase.OWNER),
                  Optional.empty(),
                  true,
                  content("test", ACTION),
                  Optional.of(NINE),
                  now,
                  now));
        });
    return id;
  }

  static void change(UUID id, Consumer<ScheduleEntity> change) {
    unit.run(
        entityManager ->
            new ScheduleRepository(entityManager)
                .findForUpdate(DispatchDatabase.OWNER, id)
                .ifPresent(change));
  }

  static ScheduleContent content(String name, String action) {
    return new ScheduleContent(
        name, TRIGGER, action, Optional.of(new byte[] {1, 2}), policy(), NINE);
  }

  static SchedulePolicy policy() {
    return new SchedulePolicy(
        Optional.of(DstGap.SHIFT),
        Optional.empty(),
        CatchUp.ALL,
        Duration.ofMinutes(90),
        Overlap.QUEUE,
        4,
        Duration.ofMillis(1500),
        Duration.ofHours(1));
  }
}
