package org.headgate.scheduling.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;

/** Executions of schedules, on a real PostgreSQL. */
abstract class ExecutionRepositorySteps {
  static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  @AutoClose static DispatchDatabase database;
  @AutoClose static LocalUnit unit;

  @BeforeAll
  static void start() {
    database = DispatchDatabase.started();
    unit = database.unit();
  }

  static List<Execution> history(
      UUID scheduleId, Optional<ExecutionHistoryQueries.Position> before, int limit) {
    return unit
        .read(
            entityManager ->
                new ExecutionHistoryQueries(entityManager).find(scheduleId, before, limit))
        .stream()
        .map(ExecutionMapper::attempt)
        .toList();
  }

  static UUID schedule() {
    return database.schedule(Duration.ofHours(1), Instant.parse("2126-01-01T00:00:00Z"), "", "");
  }

  /** Of the minute after nine; it began 1 s late and took 2 s. */
  static void execution(UUID scheduleId, int minute, String state, int attempt) {
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, attempt, started_at, finished_at)
        select gen_random_uuid(), '%s', at, '%s', %d, at + interval '1 second',
               case when '%s' in ('succeeded', 'failed', 'missed') then at + interval '3 seconds' end
          from (select timestamptz '%s' + interval '%d minutes' as at) as t
        """
            .formatted(scheduleId, state, attempt, state, NINE, minute));
  }

  static void attempt(UUID scheduleId, int minute, int attempt) {
    database.update(
        """
        insert into platform.execution_attempt (schedule_id, scheduled_for, attempt, outcome, finished_at)
        values ('%s', timestamptz '%s' + interval '%d minutes', %d, 'failed', now())
        """
            .formatted(scheduleId, NINE, minute, attempt));
  }
}
