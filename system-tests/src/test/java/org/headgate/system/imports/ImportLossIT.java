package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.headgate.system.client.EventSubscriber;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An import when its server dies: no line is lost, and none is imported twice. */
class ImportLossIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CHUNK = 500;
  private static final int CHUNKS = 12;

  /** Of the same import, where figures are judged; each costs a start. */
  private static final int KILLS = Boolean.getBoolean("long") ? 4 : 1;

  /** The database of an earlier run may be there. */
  private static final String RUN = Long.toString(System.nanoTime(), 36);

  private static Headgate headgate;
  private static Sql database;

  private final ImportSteps imports =
      new ImportSteps(headgate, Person.administrator(headgate).accessToken());

  /** An earlier run may have left one that waits for its server. */
  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    database = new Sql(headgate.databaseUrl());
    database.update("delete from platform.user_import where finished_at is null");
  }

  @Test
  void interruptedUploadIsDiscardedAndCanBeRepeated() throws Exception {
    String lines = ImportSteps.lines(RUN + "cut", 4 * CHUNK);
    PipedOutputStream sender = new PipedOutputStream();
    CompletableFuture<?> upload = halfSent(lines, sender);
    await()
        .atMost(PATIENCE)
        .until(() -> number("sum(lines)", "user_import where state = 'receiving'") >= CHUNK);

    headgate.killServer();

    sender.close();
    assertThat(upload).failsWithin(PATIENCE);
    // However long the start takes, the two minutes are not over.
    database.update("update platform.user_import set touched_at = now() + interval '1 hour'");
    headgate.serve();
    assertThat(number("count(*)", "user_import_chunk")).isPositive();
    assertThat(accounts("cut")).isZero();
    assertThat(imports.post("", lines).statusCode()).isEqualTo(409);
    database.update("update platform.user_import set touched_at = now() - interval '3 minutes'");

    assertThat(imports.done(imports.taken("", lines), PATIENCE).getInt("created"))
        .isEqualTo(4 * CHUNK);

    assertThat(imports.done(imports.taken("", lines), PATIENCE).getInt("unchanged"))
        .isEqualTo(4 * CHUNK);
    assertThat(accounts("cut")).isEqualTo(4 * CHUNK);
    assertThat(number("count(*)", "user_import_chunk")).isZero();
  }

  @Test
  void killedServersImportEachLineOnce() throws Exception {
    int count = CHUNKS * CHUNK;
    try (EventSubscriber subscriber = EventSubscriber.of(headgate, List.of("account.created"))) {
      String id = killedInTheThirdChunk(count);
      assertThat(progress(id).processed()).isEqualTo(2 * CHUNK);
      assertNoLineIsLost(progress(id), count);
      serveAsAfterAMinute();
      for (int kill = 1; kill < KILLS; kill++) {
        int reached = (2 + 2 * kill) * CHUNK;
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> progress(id).processed() >= reached);

        headgate.killServer();

        assertNoLineIsLost(progress(id), count);
        serveAsAfterAMinute();
      }
      var job = imports.done(id, PATIENCE);

      assertThat(job.getString("state")).isEqualTo("done");
      assertThat(job.getInt("created")).isEqualTo(count);
      assertThat(job.getInt("refused")).isZero();
      assertThat(accounts("killed")).isEqualTo(count);
      assertThat(reportedTo(subscriber))
          .containsExactlyInAnyOrderElementsOf(
              database.texts(
                  "select id::text from platform.account where email like ?", RUN + "killed-%"));
      subscriber.logIn();
    }
  }

  /**
   * An import whose server is killed while its third chunk waits, in its transaction, for the
   * address of its 101st line.
   */
  private String killedInTheThirdChunk(int count) throws Exception {
    try (ForeignTransaction rival = ForeignTransaction.begin(headgate)) {
      rival.execute(
          "insert into platform.account (id, email, password_hash, created_at) values (gen_random_uuid(), '%skilled-%s@example.org', 'none', now())"
              .formatted(RUN, 2 * CHUNK + 100));
      String id = imports.taken("", ImportSteps.lines(RUN + "killed", count));
      await().atMost(PATIENCE).until(() -> !rival.waiting().isEmpty());

      headgate.killServer();

      rival.endWaiting();
      rival.rollBack();
      return id;
    }
  }

  private static List<String> reportedTo(EventSubscriber subscriber) {
    return database.texts(
        "select body::json #>> '{data,account_id}' from platform.webhook_delivery where endpoint_id::text = ?",
        subscriber.id());
  }

  private static void assertNoLineIsLost(Progress left, int count) {
    assertThat(left.accounts()).isEqualTo(left.processed());
    assertThat(left.waiting()).isEqualTo(count - left.processed()).isPositive();
  }

  /** A minute later what the dead server was at is free. */
  private static void serveAsAfterAMinute() throws InterruptedException {
    database.update(
        "update platform.scheduled_tasks set last_heartbeat = now() - interval '1 hour' where task_name = 'user-import'");
    headgate.serve();
  }

  /** Sends these lines and then nothing. */
  private CompletableFuture<?> halfSent(String lines, PipedOutputStream sender) throws IOException {
    byte[] bytes = (lines + "\n").getBytes(StandardCharsets.UTF_8);
    PipedInputStream body = new PipedInputStream(sender, bytes.length);
    sender.write(bytes);
    return CompletableFuture.supplyAsync(
        () -> imports.post("", HttpRequest.BodyPublishers.ofInputStream(() -> body)));
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
