package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.headgate.bench.BenchTable;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.Test;

/**
 * How many entries of the audit log are sealed a second by one node at a time, and how long an
 * entry waits for its seal while 2,000 a second are written.
 */
class SealingBenchIT {

  private static final int RATE = 2_000;
  private static final int BACKLOG = Integer.getInteger("bench.entries", 40_000);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
  private static final int BATCHES_A_SECOND = 20;

  /** As a node waits between two rounds. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

  private static final String UNSEALED =
      "select count(*) from platform.audit_entry where position is null";

  private static final String OLDEST_UNSEALED =
      """
      select coalesce((1000 * extract(epoch from clock_timestamp() - min(occurred_at)))::bigint, 0)
        from platform.audit_entry where position is null
      """;

  @Test
  void twoThousandEntriesAreSealedInASecond() throws IOException, InterruptedException {
    BenchTable table = new BenchTable(List.of("sealing", "entries a second", "longest wait"));
    try (AuditLogFixture log = new AuditLogFixture(Duration.ofDays(365), 0)) {
      DispatchDatabase database = log.database();
      log.node().maintain();
      write(database, BACKLOG / 4);
      log.node().seal();

      write(database, BACKLOG);
      long begun = System.nanoTime();
      log.node().seal();
      double rate = BACKLOG * 1e9 / (System.nanoTime() - begun);
      assertThat(database.number(UNSEALED)).isZero();
      table.add(List.of("a backlog of %,d".formatted(BACKLOG), "%,.0f".formatted(rate)));

      long longest = sealBesideWriter(log);
      table.add(
          List.of(
              "beside a writer, %d s".formatted(SECONDS), "%,d".formatted(RATE), longest + " ms"));

      table.write(Path.of(System.getProperty("bench.directory"), "sealing.md"));
      assertThat(rate).isGreaterThan(RATE);
      assertThat(database.number(UNSEALED)).isZero();
      assertThat(longest).isLessThan(5_000);
    }
  }

  /**
   * Seals once a second, as a node does, until all that was written is sealed.
   *
   * @return how long an entry waited at most, in milliseconds
   */
  private static long sealBesideWriter(AuditLogFixture log) throws InterruptedException {
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> writeSteadily(log.database()));
    long longest = 0;
    boolean isOver = false;
    while (!isOver) {
      isOver = writer.isDone();
      long waited = log.database().number(OLDEST_UNSEALED);
      long begun = System.nanoTime();
      log.node().seal();
      longest = Math.max(longest, waited + (System.nanoTime() - begun) / 1_000_000);
      Thread.sleep(BETWEEN_ROUNDS.toMillis());
    }
    writer.join();
    return longest;
  }

  private static void writeSteadily(DispatchDatabase database) {
    long start = System.nanoTime();
    for (int batch = 0; batch < SECONDS * BATCHES_A_SECOND; batch++) {
      write(database, RATE / BATCHES_A_SECOND);
      long early = start + (batch + 1) * (1_000_000_000L / BATCHES_A_SECOND) - System.nanoTime();
      if (early > 0) {
        pause(Duration.ofNanos(early));
      }
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
  }

  /** In one transaction, with ids (UUIDv7) of now. */
  private static void write(DispatchDatabase database, int entries) {
    database.update(
        """
        insert into platform.audit_entry (id, occurred_at, actor, action, outcome, details, digest)
        select (left(platform.first_id_at(clock_timestamp())::text, 14) || substr(random, 1, 4) || '-8000-'
                || right(random, 12))::uuid,
               clock_timestamp(), 'user:1', 'account.login', 'success', '{}', random
          from (select encode(sha256(convert_to(i || '/' || gen_random_uuid(), 'UTF8')), 'hex') as random
                  from generate_series(1, %d) as i) as entry
        """
            .formatted(entries));
  }
}
