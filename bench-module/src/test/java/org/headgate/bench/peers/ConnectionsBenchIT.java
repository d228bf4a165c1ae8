package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/**
 * The gain of more connections: reads of 256 clients by one server whose pool is made larger and
 * smaller while it runs, and how long a read holds a connection.
 */
class ConnectionsBenchIT {

  private static final int CLIENTS = 256;
  private static final int MANY = 50;
  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("connections");

  @Test
  void throughputWithFiveConnectionsIsComparedWithFifty() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    List<Load.Result> few = new ArrayList<>();
    List<Load.Result> many = new ArrayList<>();
    List<Double> holds = new ArrayList<>();
    List<Double> longerHolds = new ArrayList<>();
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS)) {
      LivePool pool = new LivePool(headgate, "platform");
      // A server that is cold refuses some of them.
      headgate.read().overload(DIRECTORY, CLIENTS, Bench.WARM_UP);
      for (int turn = 0; turn < Bench.TURNS; turn++) {
        pool.resize(MANY);
        many.add(headgate.read().run(DIRECTORY, CLIENTS, Bench.TURN));
        longerHolds.add(pool.medianHoldMillis());
        assertThat(pool.size()).as("the read uses this pool").isGreaterThan(Bench.CONNECTIONS);
        pool.resize(Bench.CONNECTIONS);
        few.add(headgate.read().run(DIRECTORY, CLIENTS, Bench.TURN));
        holds.add(pool.medianHoldMillis());
      }
    }
    LoadRuns five = new LoadRuns(few);
    BenchTable table =
        new BenchTable(
            List.of(
                "connections", "read, 256 clients", "of what 50 give", "a read holds one, median"));
    table.add(List.of("5", five.cell(), five.times(new LoadRuns(many)), holds(holds)));
    table.add(List.of("50", new LoadRuns(many).cell(), "1", holds(longerHolds)));
    table.write(Bench.DIRECTORY.resolve("connections.md"));
  }

  private static String holds(List<Double> each) {
    return String.format(
        Locale.ROOT,
        "%.2f ms",
        each.stream().sorted().skip(each.size() / 2).findFirst().orElseThrow());
  }
}
