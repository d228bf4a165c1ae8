package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletions beside a long history of another schedule, which none of them reads. */
class DeletedScheduleTest {

  /** More than a plan is made and kept for. */
  private static final int DELETED = 10;

  @AutoClose final DispatchDatabase database = DispatchDatabase.started();
  @AutoClose final LocalUnit unit = database.unit();

  @BeforeEach
  void writeALongHistory() {
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, finished_at)
        select gen_random_uuid(), '%s', now() - i * interval '1 minute', 'succeeded', now()
          from generate_series(1, 20000) i
        """
            .formatted(schedule()));
    database.update("analyze platform.execution");
  }

  @Test
  void deletionReadsNoHistoryOfOtherSchedules() {
    String deleted =
        Stream.generate(this::schedule)
            .limit(DELETED)
            .map("'%s'"::formatted)
            .collect(Collectors.joining(", ", "(", ")"));

    long scanned =
        unit.write(
            entityManager -> {
              entityManager
                  .createNativeQuery("delete from platform.schedule where id in " + deleted)
                  .executeUpdate();
              return scannedExecutions(entityManager);
            });

    assertThat(scanned).isZero();
  }

  @Test
  void purgeReadsNoHistoryOfOtherSchedules() {
    database.update(
        "insert into platform.deleted_schedule select gen_random_uuid(), now()"
            + " from generate_series(1, %s)".formatted(DELETED));

    long scanned =
        unit.write(
            entityManager -> {
              new ExecutionRepository(entityManager).purgeOfDeleted(100);
              return scannedExecutions(entityManager);
            });

    assertThat(scanned).isZero();
    assertThat(database.number("select count(*) from platform.deleted_schedule")).isZero();
  }

  private UUID schedule() {
    return database.schedule(Duration.ofHours(1), Instant.parse("2126-01-01T00:00:00Z"), "", "");
  }

  /** The rows that this transaction has read from the partitions one after another. */
  private static long scannedExecutions(EntityManager entityManager) {
    return ((Number)
            entityManager
                .createNativeQuery(
                    "select sum(seq_tup_read) from pg_stat_xact_user_tables"
                        + " where schemaname = 'platform' and relname like 'execution%'")
                .getSingleResult())
        .longValue();
  }
}
