package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.headgate.pool.service.guard.DispatchBed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dispatchers at work on a real PostgreSQL. */
class DispatcherTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static DispatchBed bed;

  private final List<Dispatcher> nodes = new ArrayList<>();
  private final Map<UUID, List<ActionRequest>> sent = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeAll
  static void start() {
    bed = DispatchBed.started();
  }

  @AfterAll
  static void end() {
    bed.close();
  }

  @AfterEach
  void stop() {
    over.countDown();
    nodes.forEach(Dispatcher::stop);
    bed.update("delete from platform.schedule");
    bed.update("delete from platform.schedule_node");
  }

  @Test
  void whatIsDueIsExecutedAndMovesOn() {
    Instant due = now().minusSeconds(1);
    UUID schedule = bed.schedule(Duration.ofHours(1), due, "", "");
    node(actionRequest -> ActionResult.done());

    awaitState(schedule, "succeeded", 1);

    assertThat(jobs(schedule)).hasSize(1);
    assertThat(jobs(schedule).get(0).scheduledFor()).isEqualTo(due);
    assertThat(nextAt(schedule)).isEqualTo(due.plus(Duration.ofHours(1)));
    assertThat(
            bed.number(
                "select count(*) from platform.execution where started_at >= scheduled_for"
                    + " and finished_at >= started_at and schedule_id = '%s'".formatted(schedule)))
        .isOne();
  }

  @Test
  void twoNodesClaimEachInstantOnce() {
    bed.schedules(2000, Duration.ofHours(1), "now() - interval '1 second'");
    node(actionRequest -> ActionResult.done());
    node(actionRequest -> ActionResult.done());

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                bed.number("select count(*) from platform.execution where state = 'succeeded'")
                    == 2000);

    assertThat(sent.values()).hasSize(2000).allMatch(jobs -> jobs.size() == 1);
  }

  @Test
  void aFailedAttemptIsRepeatedWithAPauseAndTheHistoryShowsEach() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest ->
            actionRequest.attempt() < 3 ? ActionResult.failed("not yet") : ActionResult.done());

    awaitState(schedule, "succeeded", 1);

    assertThat(jobs(schedule)).extracting(ActionRequest::attempt).containsExactly(1, 2, 3);
    assertThat(jobs(schedule))
        .extracting(ActionRequest::id)
        .containsOnly(jobs(schedule).get(0).id());
    assertThat(
            bed.text(
                "select string_agg(attempt || outcome || error, ' ' order by attempt)"
                    + " from platform.execution_attempt where schedule_id = '%s'"
                        .formatted(schedule)))
        .isEqualTo("1failednot yet 2failednot yet");
    Duration first = Duration.between(jobs(schedule).get(0).now(), jobs(schedule).get(1).now());
    Duration second = Duration.between(jobs(schedule).get(1).now(), jobs(schedule).get(2).now());
    assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void attemptsEnd() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.failed("never"));

    awaitState(schedule, "failed", 1);

    assertThat(jobs(schedule)).hasSize(3);
  }

  @Test
  void whatIsRefusedIsNotTriedAgain() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.refused("forbidden"));

    awaitState(schedule, "failed", 1);

    assertThat(jobs(schedule)).hasSize(1);
  }

  @Test
  void whoIsBusyIsAskedAgainWithoutCountingAnAttempt() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(
        actionRequest ->
            jobs(schedule).size() < 4
                ? ActionResult.busy(Duration.ofMillis(10))
                : ActionResult.done());

    awaitState(schedule, "succeeded", 1);

    assertThat(jobs(schedule)).extracting(ActionRequest::attempt).containsOnly(1);
  }

  @Test
  void anOverlapIsSkipped() {
    UUID schedule = bed.schedule(Duration.ofSeconds(10), now(), "", "");
    CountDownLatch end = new CountDownLatch(1);
    node(actionRequest -> endsWith(end));
    await().atMost(PATIENCE).until(() -> jobs(schedule).size() == 1);

    makeDue(schedule);

    awaitState(schedule, "skipped", 1);
    end.countDown();
    awaitState(schedule, "succeeded", 1);
    assertThat(jobs(schedule)).hasSize(1);
  }

  @Test
  void anOverlapIsQueuedInOrder() {
    UUID schedule = bed.schedule(Duration.ofSeconds(10), now(), "overlap", "'queue'");
    CountDownLatch end = new CountDownLatch(1);
    node(actionRequest -> endsWith(end));
    await().atMost(PATIENCE).until(() -> jobs(schedule).size() == 1);

    makeDue(schedule);
    awaitState(schedule, "queued", 1);
    makeDue(schedule);
    awaitState(schedule, "queued", 2);
    assertThat(jobs(schedule)).hasSize(1);
    end.countDown();

    awaitState(schedule, "succeeded", 3);
    assertThat(
            bed.number(
                """
                select count(*) from platform.execution a join platform.execution b using (schedule_id)
                 where a.scheduled_for < b.scheduled_for and a.finished_at > b.started_at
                """))
        .isZero();
  }

  @Test
  void anOverlapIsAllowed() {
    UUID schedule = bed.schedule(Duration.ofSeconds(10), now(), "overlap", "'allow'");
    CountDownLatch end = new CountDownLatch(1);
    node(actionRequest -> endsWith(end));
    await().atMost(PATIENCE).until(() -> jobs(schedule).size() == 1);

    makeDue(schedule);

    await().atMost(PATIENCE).until(() -> jobs(schedule).size() == 2);
    end.countDown();
    awaitState(schedule, "succeeded", 2);
  }

  @Test
  void nothingIsMadeUpForButWhatIsHardlyLate() {
    Instant long_ago = now().minusSeconds(600);
    UUID schedule = bed.schedule(Duration.ofSeconds(60), long_ago, "catch_up", "'none'");
    node(actionRequest -> ActionResult.done());

    awaitMovedOn(schedule);

    assertThat(bed.executions(schedule, "missed")).isBetween(10L, 11L);
    assertThat(bed.executions(schedule, "succeeded")).isLessThanOrEqualTo(1);
  }

  @Test
  void theLatestOfTheMissedIsMadeUpFor() {
    Instant long_ago = now().minusSeconds(635);
    UUID schedule = bed.schedule(Duration.ofSeconds(60), long_ago, "", "");
    node(actionRequest -> ActionResult.done());

    awaitState(schedule, "succeeded", 1);

    assertThat(jobs(schedule).get(0).scheduledFor()).isEqualTo(long_ago.plusSeconds(600));
    assertThat(bed.executions(schedule, "missed")).isEqualTo(10);
  }

  @Test
  void allOfTheMissedAreMadeUpForOneAfterTheOtherInsideTheWindow() {
    Instant long_ago = now().minusSeconds(635);
    UUID schedule =
        bed.schedule(
            Duration.ofSeconds(60), long_ago, "catch_up, catch_up_window_ms", "'all', 330000");
    node(actionRequest -> ActionResult.done());

    awaitState(schedule, "succeeded", 5);

    assertThat(jobs(schedule)).extracting(ActionRequest::scheduledFor).isSorted();
    assertThat(jobs(schedule).get(0).scheduledFor()).isEqualTo(long_ago.plusSeconds(360));
    assertThat(bed.executions(schedule, "missed")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void anOldOneIsMissedAtOnceHoweverManyInstantsPassed() {
    UUID schedule =
        bed.schedule(
            Duration.ofSeconds(10), now().minus(Duration.ofDays(900)), "catch_up", "'all'");
    node(actionRequest -> ActionResult.done());

    awaitState(schedule, "succeeded", 360);

    assertThat(
            bed.text(
                "select error from platform.execution where schedule_id = '%s' order by scheduled_for"
                    .formatted(schedule)))
        .startsWith("missed, as all others before");
  }

  @Test
  void whatADeadNodeWasAtIsTakenOverAndItsLateEndIsNotWritten() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    CountDownLatch end = new CountDownLatch(1);
    Function<ActionRequest, ActionResult> work =
        actionRequest -> actionRequest.attempt() == 1 ? endsWith(end) : ActionResult.done();
    Dispatcher dying = node(work);
    await().atMost(PATIENCE).until(() -> jobs(schedule).size() == 1);
    // As if its process had ended: its lease is gone and never renewed.
    bed.update("update platform.schedule_node set lease_until = now() - interval '1 hour'");
    bed.update(
        "update platform.execution set picked_by = gen_random_uuid() where state = 'running'");
    node(work);

    awaitState(schedule, "succeeded", 1);
    end.countDown();
    dying.stop();

    assertThat(jobs(schedule)).extracting(ActionRequest::attempt).containsExactly(1, 2);
    assertThat(
            bed.text(
                "select string_agg(attempt || outcome, ' ') from platform.execution_attempt"
                    + " where schedule_id = '%s'".formatted(schedule)))
        .isEqualTo("1died");
    assertThat(bed.number("select max(attempt) from platform.execution")).isEqualTo(2);
  }

  @Test
  void aNodeThatStopsGivesBackWhatHasNotBegun() {
    bed.schedules(200, Duration.ofHours(1), "now() - interval '1 second'");
    Dispatcher stopping = node(actionRequest -> takesTime());
    await().atMost(PATIENCE).until(() -> !sent.isEmpty());
    stopping.stop();
    node(actionRequest -> takesTime());

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                bed.number("select count(*) from platform.execution where state = 'succeeded'")
                    == 200);

    assertThat(bed.number("select max(attempt) from platform.execution")).isEqualTo(1);
    assertThat(bed.number("select count(*) from platform.execution_attempt")).isZero();
    assertThat(sent.values()).hasSize(200).allMatch(jobs -> jobs.size() == 1);
  }

  @Test
  void anExecutionThatKillsItsNodesIsGivenUp() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now().plusSeconds(3600), "", "");
    bed.update(
        """
        insert into platform.execution (id, schedule_id, scheduled_for, state, attempt, deaths, token, picked_by)
        values (gen_random_uuid(), '%s', now(), 'running', 5, 4, 5, gen_random_uuid())
        """
            .formatted(schedule));
    node(actionRequest -> ActionResult.done());

    awaitState(schedule, "failed", 1);

    assertThat(jobs(schedule)).isEmpty();
  }

  @Test
  void oneThatCannotBeUnderstoodKeepsNobodyWaiting() {
    UUID broken =
        bed.schedule(
            Duration.ofHours(1), now().minusSeconds(5), "trigger", "'{\"type\":\"cron\"}'::json");
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    node(actionRequest -> ActionResult.done());

    awaitState(schedule, "succeeded", 1);

    assertThat(nextAt(broken)).isAfter(now().plusSeconds(1800));
  }

  @Test
  void theOwnersThatAreNotActiveHaveNothingExecuted() {
    UUID schedule = bed.schedule(Duration.ofHours(1), now(), "", "");
    bed.update("update platform.account set is_active = false");
    try {
      node(actionRequest -> ActionResult.done());
      awaitState(schedule, "skipped", 1);
    } finally {
      bed.update("update platform.account set is_active = true");
    }
  }

  private Dispatcher node(Function<ActionRequest, ActionResult> work) {
    ActionExecutor sender =
        DispatchBed.sender(
            actionRequest -> {
              sent.computeIfAbsent(
                      actionRequest.schedule(),
                      id -> java.util.Collections.synchronizedList(new ArrayList<>()))
                  .add(actionRequest);
              return work.apply(actionRequest);
            });
    Dispatcher node =
        DispatchBed.node(bed.pool(3), DispatchBed.QUICK, sender, new DispatchListener() {});
    nodes.add(node);
    node.start();
    return node;
  }

  private static ActionResult endsWith(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ActionResult.done();
  }

  /** A moment, or until the test is over. */
  private ActionResult takesTime() {
    try {
      return over.await(50, TimeUnit.MILLISECONDS)
          ? ActionResult.failed("the test is over")
          : ActionResult.done();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ActionResult.failed("interrupted");
    }
  }

  /** As if the clocks were at its next instant. */
  private static void makeDue(UUID schedule) {
    bed.update(
        """
        update platform.execution set scheduled_for = scheduled_for - interval '10 seconds' where schedule_id = '%s'
        """
            .formatted(schedule));
    bed.update(
        "update platform.schedule set next_at = next_at - interval '10 seconds', fence = fence + 1 where id = '%s'"
            .formatted(schedule));
  }

  private List<ActionRequest> jobs(UUID schedule) {
    return List.copyOf(sent.getOrDefault(schedule, List.of()));
  }

  private static void awaitState(UUID schedule, String state, long count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(bed.executions(schedule, state)).as(state).isEqualTo(count));
  }

  private static void awaitMovedOn(UUID schedule) {
    await().atMost(PATIENCE).until(() -> nextAt(schedule).isAfter(now().minusSeconds(1)));
  }

  private static Instant nextAt(UUID schedule) {
    return Instant.parse(
        bed.text(
            "select to_char(next_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + " from platform.schedule where id = '%s'".formatted(schedule)));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
