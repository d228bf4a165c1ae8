package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An import when its server dies: no line is lost, and none is imported twice. */
class ImportLossIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CHUNK = 500;
  private static final int KILLS = 4;

  /** The database of an earlier run may be there. */
  private static final String RUN = Long.toString(System.nanoTime(), 36);

  private static Headgate headgate;
  private static Sql database;

  private final ImportSteps imports =
      new ImportSteps(headgate, Person.administrator(headgate).accessToken());

  @BeforeAll
  static void start() throws InterruptedException {
    headgate =
        Headgate.started(
            "import-loss", Map.of("EMBEDDED_DB_PORT", "0", "WEBHOOK_ALLOW_PRIVATE", "true"));
    headgate.serve();
    database = new Sql(headgate.databaseUrl());
    database.update("delete from platform.user_import where finished_at is null");
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @Test
  void interruptedUploadIsDiscardedAndCanBeRepeated() throws Exception {
    String lines = ImportSteps.lines(RUN + "cut", 4 * CHUNK);
    CompletableFuture<?> upload = halfSent(lines);
    await()
        .atMost(PATIENCE)
        .until(() -> number("sum(lines)", "user_import where state = 'receiving'") >= CHUNK);

    headgate.killServer();

    assertThat(upload).failsWithin(PATIENCE);
    // However long the start takes, the two minutes are not over.
    database.update("update platform.user_import set touched_at = now() + interval '1 hour'");
    headgate.serve();
    assertThat(number("count(*)", "user_import_chunk")).isPositive();
    assertThat(accounts("cut")).isZero();
    assertThat(imports.post("", lines).statusCode()).isEqualTo(409);
    database.update("update platform.user_import set touched_at = now() - interval '3 minutes'");
    database.update(
        "update platform.schedule set next_at = now(), fence = fence + 1 where system_task = 'housekeeping'");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(number("count(*)", "user_import_chunk")).isZero());

    assertThat(imports.done(imports.taken("", lines), PATIENCE).getInt("created"))
        .isEqualTo(4 * CHUNK);

    assertThat(imports.done(imports.taken("", lines), PATIENCE).getInt("unchanged"))
        .isEqualTo(4 * CHUNK);
    assertThat(accounts("cut")).isEqualTo(4 * CHUNK);
  }

  @Test
  void killedServersImportEachLineOnce() throws Exception {
    int count = 3 * KILLS * CHUNK;
    try (EventSubscriber subscriber = EventSubscriber.of(headgate, List.of("account.created"))) {
      String id = imports.taken("", ImportSteps.lines(RUN + "killed", count));
      for (int kill = 0; kill < KILLS; kill++) {
        int reached = kill * 2 * CHUNK;
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> progress(id).processed() >= reached);

        headgate.killServer();

        Progress left = progress(id);
        assertThat(left.accounts()).isEqualTo(left.processed());
        assertThat(left.waiting()).isEqualTo(count - left.processed()).isPositive();
        // A minute later what the dead server was at is free.
        database.update(
            "update platform.scheduled_tasks set last_heartbeat = now() - interval '1 hour' where task_name = 'user-import'");
        headgate.serve();
      }
      var job = imports.done(id, PATIENCE);

      assertThat(job.getString("state")).isEqualTo("done");
      assertThat(job.getInt("created")).isEqualTo(count);
      assertThat(accounts("killed")).isEqualTo(count);
      List<String> reported =
          database.texts(
              "select body::json #>> '{data,account_id}' from platform.webhook_delivery where endpoint_id::text = ?",
              subscriber.id());
      assertThat(reported)
          .containsExactlyInAnyOrderElementsOf(
              database.texts(
                  "select id::text from platform.account where email like ?", RUN + "killed-%"));
      subscriber.logIn();
    }
  }

  /** Sends these lines and then nothing, for as long as its server lives. */
  private CompletableFuture<?> halfSent(String lines) throws IOException {
    byte[] bytes = (lines + "\n").getBytes(StandardCharsets.UTF_8);
    PipedInputStream body = new PipedInputStream(bytes.length);
    PipedOutputStream sender = new PipedOutputStream(body);
    sender.write(bytes);
    return CompletableFuture.supplyAsync(
            () -> imports.post("", HttpRequest.BodyPublishers.ofInputStream(() -> body)))
        .whenComplete((answer, cutOff) -> close(sender));
  }

  private static void close(PipedOutputStream sender) {
    try {
      sender.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How far an import has come, as one statement sees it. */
  private record Progress(int processed, int accounts, int waiting) {}

  private static Progress progress(String id) {
    String[] seen =
        database
            .text(
                """
                select concat_ws(' ', i.processed,
                                 (select count(*) from platform.account where email like ?),
                                 (select count(*) from platform.user_import_chunk c where c.import_id = i.id))
                  from platform.user_import i where i.id::text = ?
                """,
                RUN + "killed-%",
                id)
            .split(" ", -1);
    return new Progress(
        Integer.parseInt(seen[0]), Integer.parseInt(seen[1]), Integer.parseInt(seen[2]) * CHUNK);
  }

  private static int accounts(String word) {
    return Integer.parseInt(
        database.text(
            "select count(*) from platform.account where email like ?", RUN + word + "-%"));
  }

  private static int number(String what, String table) {
    return Integer.parseInt(
        database.text("select coalesce(" + what + ", 0) from platform." + table));
  }
}
