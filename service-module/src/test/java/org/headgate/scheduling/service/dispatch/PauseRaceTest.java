package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DispatchResultRepository;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A schedule is paused or resumed by a transaction that is not committed yet when another statement
 * lets one of its executions wait: neither sees what the other does.
 */
class PauseRaceTest {

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();
  @AutoClose private static final LocalUnit UNIT = DATABASE.unit();
  private static final UUID NODE = UUID.randomUUID();

  private final DispatchRepository claims = new DispatchRepository(DATABASE.pool(1));
  private final DispatchNodeRepository nodes = new DispatchNodeRepository(DATABASE.pool(1));
  private final DispatchResultRepository results = new DispatchResultRepository(DATABASE.pool(1));
  private final UUID scheduleId =
      DATABASE.schedule(Duration.ofHours(1), Instant.now().plus(Duration.ofHours(1)), "", "");

  /** The statements that let an execution wait, and the state in which they find it. */
  private enum Wait {
    FOR_ANOTHER_ATTEMPT("running"),
    AFTER_THE_DEATH_OF_ITS_NODE("running"),
    AFTER_ITS_PREDECESSOR("queued");

    private final String state;

    Wait(String state) {
      this.state = state;
    }
  }

  @AfterEach
  void deleteSchedule() {
    DATABASE.update("delete from platform.schedule");
  }

  @ParameterizedTest
  @EnumSource
  void executionIsNotHeldWhenItsScheduleIsBeingResumed(Wait wait) {
    enable(false);
    UUID executionId = execution(wait.state);

    UNIT.run(
        entityManager -> {
          resume(entityManager);
          begin(wait, executionId);
        });

    assertThat(claimed()).containsExactly(executionId);
  }

  @ParameterizedTest
  @EnumSource
  void executionIsHeldWhenItsScheduleWasBeingPaused(Wait wait) {
    UUID executionId = execution(wait.state);

    UNIT.run(
        entityManager -> {
          pause(entityManager);
          begin(wait, executionId);
        });

    assertThat(claimed()).isEmpty();
    assertThat(waiting()).isEqualTo("held");
    UNIT.run(this::resume);
    assertThat(claimed()).containsExactly(executionId);
  }

  @ParameterizedTest
  @EnumSource
  void executionOfPausedScheduleIsHeldUntilItIsResumed(Wait wait) {
    enable(false);
    UUID executionId = execution(wait.state);

    begin(wait, executionId);

    assertThat(waiting()).isEqualTo("held");
    assertThat(claimed()).isEmpty();
    UNIT.run(this::resume);
    assertThat(claimed()).containsExactly(executionId);
  }

  /** Somebody else's lock on a paused schedule keeps no result from being written. */
  @Test
  void lockedScheduleDelaysNoResult() {
    enable(false);
    UUID executionId = execution("running");

    UNIT.run(
        entityManager -> {
          entityManager
              .createNativeQuery("select 1 from platform.schedule for update", Integer.class)
              .getResultList();
          begin(Wait.FOR_ANOTHER_ATTEMPT, executionId);
        });

    assertThat(claimed()).isEmpty();
    assertThat(waiting()).isEqualTo("held");
  }

  private void begin(Wait wait, UUID executionId) {
    switch (wait) {
      case FOR_ANOTHER_ATTEMPT -> results.finish(List.of(failedAttempt(executionId)));
      case AFTER_THE_DEATH_OF_ITS_NODE -> nodes.takeOver(1);
      case AFTER_ITS_PREDECESSOR -> nodes.release(1);
    }
  }

  private AttemptResult failedAttempt(UUID executionId) {
    Instant now = Instant.now();
    return new AttemptResult(
        executionId,
        scheduleId,
        1,
        AttemptResult.End.RETRY,
        Optional.of("500"),
        now,
        now,
        Duration.ZERO,
        Optional.empty());
  }

  private void pause(EntityManager entityManager) {
    update(entityManager, "update platform.schedule set enabled = false");
    new ExecutionRepository(entityManager).holdQueued(scheduleId);
  }

  private void resume(EntityManager entityManager) {
    update(entityManager, "update platform.schedule set enabled = true");
    new ExecutionRepository(entityManager).releaseHeld(scheduleId);
  }

  private static void update(EntityManager entityManager, String statement) {
    entityManager.createNativeQuery(statement).executeUpdate();
  }

  private static void enable(boolean isEnabled) {
    DATABASE.update("update platform.schedule set enabled = " + isEnabled);
  }

  private UUID execution(String state) {
    UUID id = UUID.randomUUID();
    DATABASE.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, token, picked_by)
        values ('%s', '%s', now(), '%s', 1, case when '%s' = 'running' then gen_random_uuid() end)
        """
            .formatted(id, scheduleId, state, state));
    return id;
  }

  private List<UUID> claimed() {
    return claims.claimWaiting(NODE, 10).stream().map(ClaimedExecution::id).toList();
  }

  private static String waiting() {
    return DATABASE.text(
        "select case when due_at is null then 'held' else 'due' end from platform.execution"
            + " where state = 'waiting'");
  }
}
