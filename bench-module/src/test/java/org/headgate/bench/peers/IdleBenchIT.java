package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/** The cost of an idle server, after load. */
class IdleBenchIT {

  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("idle");
  private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("idle", 60));

  @Test
  void idleServerUsageIsMeasured() throws IOException, InterruptedException, SQLException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    boolean statements;
    try (HeadgatePeer headgate = headgate()) {
      statements = new StatementCounter(headgate).load();
    }
    try (HeadgatePeer headgate = headgate()) {
      StatementCounter counter = new StatementCounter(headgate);
      counter.start(statements);
      headgate.read().run(DIRECTORY, 64, Bench.WARM_UP);
      // Compilers and collectors finish what the load left them.
      Thread.sleep(WINDOW.toMillis());
      long resident = headgate.residentMegabytes();
      Duration processor = headgate.processorTime();
      long previous = counter.count();
      long startNanos = System.nanoTime();
      Thread.sleep(WINDOW.toMillis());
      Duration used = headgate.processorTime().minus(processor);
      long statementsRun = counter.count() - previous;
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      BenchTable table = new BenchTable(List.of("idle", "Headgate"));
      table.add(
          List.of(
              "processor time, of one core",
              String.format(Locale.ROOT, "%.1f %%", used.toMillis() / seconds / 10)));
      table.add(
          List.of(counter.unit() + " a minute", "" + Math.round(statementsRun * 60 / seconds)));
      table.add(
          List.of(
              "resident, before and after",
              "%s MB, %s MB".formatted(resident, headgate.residentMegabytes())));
      table.write(Bench.DIRECTORY.resolve("idle.md"));
      assertThat(used).isPositive();
    }
  }

  private static HeadgatePeer headgate() throws IOException, InterruptedException {
    return new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS);
  }
}
