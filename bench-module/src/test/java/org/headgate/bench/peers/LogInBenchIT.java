package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/** Log-ins by password beside the bare hashes of the same machine, in turns. */
class LogInBenchIT {

  private static final int CLIENTS = 8;
  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("log-in");

  @Test
  void logInThroughputIsComparedWithRawHashes() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    List<Load.Result> logIns = new ArrayList<>();
    List<Double> hashes = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS)) {
      Load logIn = headgate.logIn().orElseThrow();
      logIn.run(DIRECTORY, CLIENTS, Bench.WARM_UP);
      RawHashes.perSecond(Bench.TURN);
      for (int turn = 0; turn < Bench.TURNS; turn++) {
        hashes.add(RawHashes.perSecond(Bench.TURN));
        Duration earlier = headgate.processorTime();
        Load.Result result = logIn.run(DIRECTORY, CLIENTS, Bench.TURN);
        Duration used = headgate.processorTime().minus(earlier);
        logIns.add(result);
        costs.add(used.toMillis() / (result.perSecond() * Bench.TURN.toSeconds()));
      }
    }
    LoadRuns turns = new LoadRuns(logIns);
    double raw = median(hashes);
    BenchTable table =
        new BenchTable(
            List.of("log-in, 8 clients", "raw hashes", "of the raw rate", "processor time of one"));
    table.add(
        List.of(
            turns.cell(),
            String.format(Locale.ROOT, "%.0f/s", raw),
            String.format(Locale.ROOT, "%.2f", turns.median().perSecond() / raw),
            String.format(Locale.ROOT, "%.1f ms", median(costs))));
    table.write(Bench.DIRECTORY.resolve("log-in.md"));
    assertThat(logIns).allMatch(result -> result.refused() == 0);
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
  }
}
