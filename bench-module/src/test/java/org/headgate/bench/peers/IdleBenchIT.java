package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/** The cost of an idle server, after load. */
class IdleBenchIT {

  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("idle");
  private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("idle", 60));
  private static final int MOST_FREQUENT = 25;
  private static final int SHOWN = 100;

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
      Map<String, Long> earlier = counter.calls();
      long previous = counter.count();
      long startNanos = System.nanoTime();
      Thread.sleep(WINDOW.toMillis());
      Duration used = headgate.processorTime().minus(processor);
      long statementsRun = counter.count() - previous;
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      Map<String, Long> calls = counter.calls();
      earlier.forEach((statement, count) -> calls.merge(statement, -count, Long::sum));
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
      addMostFrequent(table, calls, seconds);
      table.write(Bench.DIRECTORY.resolve("idle.md"));
      assertThat(used).isPositive();
    }
  }

  private static void addMostFrequent(BenchTable table, Map<String, Long> calls, double seconds) {
    calls.entrySet().stream()
        .filter(statement -> statement.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_FREQUENT)
        .forEach(
            statement ->
                table.add(
                    List.of(
                        brief(statement.getKey()),
                        Math.round(statement.getValue() * 60 / seconds) + " a minute")));
  }

  /** Its beginning on one line, for a cell of a table. */
  private static String brief(String statement) {
    String line = statement.strip().replaceAll("\\s+", " ").replace('|', '/');
    return line.length() > SHOWN ? line.substring(0, SHOWN) + " ..." : line;
  }

  private static HeadgatePeer headgate() throws IOException, InterruptedException {
    return new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS);
  }
}
