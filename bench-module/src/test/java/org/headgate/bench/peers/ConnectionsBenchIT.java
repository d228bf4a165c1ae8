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

/**
 * The gain of more connections: reads of 256 clients by one server whose pool is made larger and
 * smaller while it runs, and how long a read holds a connection.
 */
class ConnectionsBenchIT {

  private static final int CLIENTS = 256;
  private static final int MANY = 50;

  /** A little more than the minute over which the server looks back. */
  private static final Duration HOLDS = Duration.ofSeconds(65);

  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("connections");

  @Test
  void throughputWithFiveConnectionsIsComparedWithFifty() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    List<Load.Result> few = new ArrayList<>();
    List<Load.Result> many = new ArrayList<>();
    double hold;
    double holdOfMany;
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS)) {
      LivePool pool = new LivePool(headgate, "platform");
      reads(headgate, Bench.WARM_UP);
      for (int turn = 0; turn < Bench.TURNS; turn++) {
        pool.resize(MANY);
        many.add(reads(headgate, Bench.TURN));
        assertThat(pool.size()).as("the read uses this pool").isGreaterThan(Bench.CONNECTIONS);
        pool.resize(Bench.CONNECTIONS);
        few.add(reads(headgate, Bench.TURN));
      }
      hold = hold(headgate, pool);
      pool.resize(MANY);
      holdOfMany = hold(headgate, pool);
    }
    LoadRuns five = new LoadRuns(few);
    LoadRuns fifty = new LoadRuns(many);
    BenchTable table =
        new BenchTable(
            List.of(
                "connections",
                "read, 256 clients",
                "refused",
                "of what 50 give",
                "half of the reads hold one for at most"));
    table.add(List.of("5", five.cell(), refused(few), five.times(fifty), millis(hold)));
    table.add(List.of("50", fifty.cell(), refused(many), "1", millis(holdOfMany)));
    table.write(Bench.DIRECTORY.resolve("connections.md"));
    assertThat(few).allMatch(result -> result.perSecond() > 0);
  }

  /** A server that is cold, or whose pool has just been changed, may refuse some. */
  private static Load.Result reads(HeadgatePeer headgate, Duration time)
      throws IOException, InterruptedException {
    return headgate.read().overload(DIRECTORY, CLIENTS, time);
  }

  /** Under a load that lasts until the server remembers no other. */
  private static double hold(HeadgatePeer headgate, LivePool pool)
      throws IOException, InterruptedException {
    reads(headgate, HOLDS);
    return pool.medianHoldMillis();
  }

  private static String refused(List<Load.Result> results) {
    return String.valueOf(results.stream().mapToLong(Load.Result::refused).sum());
  }

  private static String millis(double time) {
    return String.format(Locale.ROOT, "%.1f ms", time);
  }
}
