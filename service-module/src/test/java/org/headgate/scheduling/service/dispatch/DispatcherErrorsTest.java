package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.junit.jupiter.api.Test;

/** An Error, wherever it is thrown, costs one round at most and never a thread. */
class DispatcherErrorsTest extends DispatcherSteps {

  @Test
  void claimingContinuesAfterAnErrorInEachStatement() {
    StatementErrors errors =
        new StatementErrors("with due as", "where s.next_at <= now()", "with picked");
    database.schedule(Duration.ofHours(1), Instant.now(), "", "");

    node(errors.of(database.pool(6)), new DispatchListener() {}, request -> ActionResult.done());

    await().atMost(PATIENCE).until(() -> executions("succeeded") == 1);
    assertThat(errors.areAllThrown()).isTrue();
  }

  @Test
  void heartbeatContinuesAfterAnError() {
    StatementErrors errors = new StatementErrors("insert into platform.schedule_node");

    node(errors.of(database.pool(6)), new DispatchListener() {}, request -> ActionResult.done());

    await()
        .atMost(PATIENCE)
        .until(() -> database.number("select count(*) from platform.schedule_node") == 1);
  }

  @Test
  void orphanRecoveryContinuesAfterAnError() {
    StatementErrors errors =
        new StatementErrors("with dead", "limit 10000", "delete from platform.schedule_node n");
    database.schedule(Duration.ofHours(1), Instant.now().plusSeconds(3600), "", "");
    database.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, token, picked_by)
        select gen_random_uuid(), id, now(), 'running', 1, gen_random_uuid() from platform.schedule
        """);
    database.update(
        """
        insert into platform.schedule_node (id, started_at, lease_until)
        values (gen_random_uuid(), now() - interval '1 day', now() - interval '1 day')
        """);

    node(errors.of(database.pool(6)), new DispatchListener() {}, request -> ActionResult.done());

    await().atMost(PATIENCE).until(() -> executions("succeeded") == 1 && errors.areAllThrown());
  }

  @Test
  void resultIsWrittenAfterAnErrorWithoutASecondExecution() {
    StatementErrors errors = new StatementErrors("with result");
    database.schedule(Duration.ofHours(1), Instant.now(), "", "");

    node(errors.of(database.pool(6)), new DispatchListener() {}, request -> ActionResult.done());

    await().atMost(PATIENCE).until(() -> executions("succeeded") == 1);
    assertThat(errors.areAllThrown()).isTrue();
    assertThat(sent).hasSize(1);
  }

  @Test
  void errorOfAnActionDefersTheExecution() {
    database.schedule(Duration.ofHours(1), Instant.now(), "", "");

    node(
        database.pool(6),
        new DispatchListener() {},
        request -> {
          if (sent.size() == 1) {
            throw new StackOverflowError();
          }
          return ActionResult.done();
        });

    await().atMost(PATIENCE).until(() -> executions("waiting") == 1);
    database.update("update platform.execution set due_at = now()");
    await().atMost(PATIENCE).until(() -> executions("succeeded") == 1);
    assertThat(database.number("select deferrals from platform.execution")).isOne();
    assertThat(sent).extracting(ActionRequest::attempt).containsExactly(1, 1);
  }

  @Test
  void listenerErrorsDoNotStopTheDispatcher() {
    UUID scheduleId = database.schedule(Duration.ofHours(1), Instant.now(), "", "");
    DispatchListener failing =
        new DispatchListener() {
          @Override
          public AttemptResult onAttemptFinished(
              ClaimedExecution claimedExecution, AttemptResult attemptResult) {
            throw new NoClassDefFoundError("onAttemptFinished");
          }

          @Override
          public void attempted(ClaimedExecution claimedExecution, AttemptResult attemptResult) {
            throw new NoClassDefFoundError("attempted");
          }

          @Override
          public void finished(List<AttemptResult> finishes) {
            throw new NoClassDefFoundError("finished");
          }

          @Override
          public void onBacklog(DispatchNodeRepository.Backlog backlog) {
            throw new NoClassDefFoundError("onBacklog");
          }
        };

    node(database.pool(6), failing, request -> ActionResult.done());
    await().atMost(PATIENCE).until(() -> executions("succeeded") == 1);
    database.update(
        "update platform.schedule set next_at = now(), fence = fence + 1 where id = '%s'"
            .formatted(scheduleId));

    await().atMost(PATIENCE).until(() -> executions("succeeded") == 2);
    assertThat(sent).hasSize(2);
  }
}
