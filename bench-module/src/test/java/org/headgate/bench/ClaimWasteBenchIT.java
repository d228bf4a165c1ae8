package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.Test;

/**
 * How many claims are lost for each that is won while nodes race for what is due: each a process
 * ({@link ClaimNode}) with workers and connections of its own, and an action that takes 20 ms.
 */
class ClaimWasteBenchIT {

  private static final int DUE = Integer.getInteger("bench.due", 10_000);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private record Waste(double perWon, double rate) {}

  @Test
  void lostClaimsStayBelowWonClaimsUpToTenNodes() throws IOException, InterruptedException {
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

  private static Waste waste(int nodes) throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    try (DispatchDatabase database = DispatchDatabase.started()) {
      database.update(
          "create table platform.bench_claims (node uuid primary key, tried bigint, won bigint)");
      for (int node = 0; node < nodes; node++) {
        processes.add(start(database));
      }
      awaitNumber(
          database,
          "select count(*) from platform.schedule_node where lease_until > clock_timestamp()",
          nodes);
      database.schedules(
          DUE, Duration.ofDays(1), "now() + interval '%d seconds'".formatted(AHEAD.toSeconds()));
      database.update("vacuum analyze platform.schedule");
      awaitNumber(
          database, "select count(*) from platform.execution where state = 'succeeded'", DUE);
      awaitNumber(database, "select sum(won) from platform.bench_claims", DUE);
      double seconds =
          database.number(
                  """
                  select (1000 * extract(epoch from max(finished_at) - min(scheduled_for)))::bigint
                    from platform.execution
                  """)
              / 1000.0;
      long lost = database.number("select sum(tried - won) from platform.bench_claims");
      return new Waste(1.0 * lost / DUE, DUE / seconds);
    } finally {
      for (Process process : processes) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static void awaitNumber(DispatchDatabase database, String query, int expected) {
    await()
        .pollInterval(Duration.ofMillis(500))
        .atMost(PATIENCE)
        .until(() -> database.text(query), String.valueOf(expected)::equals);
  }

  private static Process start(DispatchDatabase database) throws IOException {
    File log = File.createTempFile("headgate-claims", ".log");
    log.deleteOnExit();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ClaimNode.class.getName(),
            database.url())
        .redirectErrorStream(true)
        .redirectOutput(log)
        .start();
  }
}
