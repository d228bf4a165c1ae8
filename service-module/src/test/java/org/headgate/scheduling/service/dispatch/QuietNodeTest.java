package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.Test;

/**
 * A node asks a real PostgreSQL one question a poll while nothing is due, and starts what is due as
 * early as before.
 */
class QuietNodeTest extends DispatcherSteps {

  private static final String UNTIL_DUE = "select extract(epoch from least(";
  private static final String CLAIM = "with due as";
  private static final String RECOVERY = "as forgettable";
  private static final String HEARTBEAT = "insert into platform.schedule_node";

  private final StatementLog statements = new StatementLog();

  @Test
  void pollOfAQuietNodeIsOneStatement() {
    database.schedule(Duration.ofHours(1), Instant.now().plusSeconds(3600), "", "");
    recordedNode();
    await().atMost(PATIENCE).until(() -> count(UNTIL_DUE) >= 2);

    statements.clear();
    await().atMost(PATIENCE).until(() -> count(UNTIL_DUE) >= 5 && count(RECOVERY) >= 2);

    assertThat(statements.all()).allMatch(QuietNodeTest::isOfAQuietNode);
  }

  /** As one that another node stored: nobody wakes this one. */
  @Test
  void quietNodeClaimsWhatItsPollFindsDue() {
    recordedNode();
    await().atMost(PATIENCE).until(() -> count(UNTIL_DUE) >= 2);

    statements.clear();
    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    awaitState(scheduleId, "succeeded", 1);

    assertThat(statements.all()).anyMatch(statement -> statement.contains(CLAIM));
    assertThat(statements.all().stream().takeWhile(statement -> !statement.contains(CLAIM)))
        .allMatch(QuietNodeTest::isOfAQuietNode);
    assertThat(sent).hasSize(1);
  }

  @Test
  void quietNodeStartsALaterInstantWithinTwoSeconds() {
    recordedNode();
    await().atMost(PATIENCE).until(() -> count(UNTIL_DUE) >= 2);

    Instant instant = now().plusSeconds(2);
    UUID scheduleId = database.schedule(Duration.ofHours(1), instant, "", "");
    awaitState(scheduleId, "succeeded", 1);

    assertThat(
            database.number(
                "select count(*) from platform.execution where started_at < scheduled_for + interval '2 seconds'"))
        .isOne();
  }

  @Test
  void wokenNodeClaimsWithoutAsking() {
    DispatchSettings patient =
        new DispatchSettings(
            4,
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMinutes(1));
    Dispatcher node =
        DispatchDatabase.node(
            statements.of(database.pool(3)),
            patient,
            DispatchDatabase.sender(request -> ActionResult.done()),
            new DispatchListener() {});
    nodes.add(node);
    node.start();
    await().atMost(PATIENCE).until(() -> count(UNTIL_DUE) >= 1);

    UUID scheduleId = database.schedule(Duration.ofHours(1), now(), "", "");
    node.wake();
    awaitState(scheduleId, "succeeded", 1);

    List<String> looks =
        statements.all().stream()
            .filter(statement -> statement.contains(UNTIL_DUE) || statement.contains(CLAIM))
            .toList();
    assertThat(looks.get(1)).contains(UNTIL_DUE);
    assertThat(looks.get(2)).contains(CLAIM);
  }

  private static boolean isOfAQuietNode(String statement) {
    return statement.contains(UNTIL_DUE)
        || statement.contains(RECOVERY)
        || statement.contains(HEARTBEAT);
  }

  private void recordedNode() {
    node(
        statements.of(database.pool(3)), new DispatchListener() {}, request -> ActionResult.done());
  }

  private long count(String words) {
    return statements.all().stream().filter(statement -> statement.contains(words)).count();
  }
}
