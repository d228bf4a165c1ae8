package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchListener;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.Dispatcher;
import org.headgate.scheduling.service.dispatch.LeanPool;
import org.junit.jupiter.api.Test;

/**
 * How many claims are lost for each that is won while nodes race for what is due: each with workers
 * and connections of its own, and an action that takes 20 ms.
 */
class ClaimWasteBenchIT {

  private static final int DUE = Integer.getInteger("bench.due", 10_000);
  private static final int CONNECTIONS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

  private record Waste(double perWon, double rate) {}

  @Test
  void lostClaimsStayBelowWonClaimsUpToTenNodes() throws IOException {
    BenchTable table =
        new BenchTable(List.of("nodes", "claims lost for each won", "executions a second"));
    double most = 0;
    for (int nodes : List.of(1, 3, 10)) {
      Waste waste = waste(nodes);
      table.add(
          List.of(
              String.valueOf(nodes),
              "%.2f".formatted(waste.perWon()),
              String.valueOf(Math.round(waste.rate()))));
      most = Math.max(most, waste.perWon());
    }
    table.write(Path.of(System.getProperty("bench.directory"), "claims.md"));
    assertThat(most).isLessThan(1);
  }

  private static Waste waste(int nodes) {
    AtomicLong tried = new AtomicLong();
    AtomicLong won = new AtomicLong();
    AtomicInteger done = new AtomicInteger();
    try (DispatchDatabase database = DispatchDatabase.started()) {
      database.schedules(DUE, Duration.ofDays(1), "now() - interval '2 seconds'");
      database.update("vacuum analyze platform.schedule");
      List<Dispatcher> all =
          Stream.generate(() -> node(database, tried, won, done)).limit(nodes).toList();
      long startNanos = System.nanoTime();
      all.forEach(Dispatcher::start);
      await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> done.get() >= DUE);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      all.forEach(Dispatcher::stop);
      assertThat(won).hasValue(DUE);
      return new Waste(1.0 * (tried.get() - won.get()) / won.get(), DUE / seconds);
    }
  }

  private static Dispatcher node(
      DispatchDatabase database, AtomicLong tried, AtomicLong won, AtomicInteger done) {
    LeanPool pool = database.pool(CONNECTIONS);
    DispatchRepository claims = new CountedClaims(pool, tried, won);
    return DispatchDatabase.node(
        pool,
        claims,
        DispatchSettings.DEFAULT,
        IDS::generate,
        DispatchDatabase.sender(
            request -> {
              pause();
              return ActionResult.done();
            }),
        new DispatchListener() {
          @Override
          public void finished(List<AttemptResult> finishes) {
            done.addAndGet(finishes.size());
          }
        });
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
  }
}
