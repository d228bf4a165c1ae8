package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.bench.BarChart;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Headgate beside its peers: one machine, one PostgreSQL, five connections each, warm, in turns.
 * Writes a table of medians with the lowest and the highest turn, and a chart.
 */
class PeersBenchIT {

  private static final int FEW = 8;
  private static final int CHAINS = 16;
  private static final int CROWD = 1_000;
  private static final Path DIRECTORY = Bench.DIRECTORY;
  private static final List<Peer> PEERS = new ArrayList<>();

  /** The request that a peer gets. */
  @FunctionalInterface
  private interface Request {
    Optional<Load> of(Peer peer) throws IOException, InterruptedException;
  }

  private final BenchTable table = new BenchTable(titles());
  private final BarChart chart = new BarChart("/s");

  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS);
    PEERS.add(headgate);
    PeerDatabases databases = new PeerDatabases(headgate);
    PEERS.add(
        new PlainLibertyPeer(
            DIRECTORY.resolve("liberty"),
            Bench.LIBERTY,
            Path.of(System.getProperty("bench.application")),
            databases.fresh("liberty"),
            Bench.CONNECTIONS));
    PEERS.add(
        SpringBootPeer.started(
            DIRECTORY.resolve("spring"),
            Path.of(System.getProperty("bench.spring")),
            databases.fresh("spring"),
            Bench.CONNECTIONS));
    databases.fresh("keycloak");
    PEERS.add(
        new KeycloakPeer(
            Path.of(System.getProperty("bench.keycloak")),
            databases.withoutUser("keycloak"),
            PeerDatabases.USER,
            databases.password(),
            Bench.CONNECTIONS));
    if (FastApiPeer.isInstalled()) {
      databases.fresh("fastapi");
      PEERS.add(
          FastApiPeer.started(
              DIRECTORY.resolve("fastapi"), databases.ofPython("fastapi"), Bench.CONNECTIONS));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    for (Peer peer : PEERS) {
      peer.close();
    }
  }

  @Test
  void throughputIsComparedWithPeers() throws IOException, InterruptedException {
    for (Peer peer : PEERS) {
      warm(Optional.of(peer.read()), 64, Bench.WARM_UP);
      warm(peer.logIn(), FEW, Bench.WARM_UP.dividedBy(2));
      warm(peer.refresh(CHAINS), CHAINS, Bench.WARM_UP.dividedBy(4));
    }
    chart("read, 64 clients", measure("read, 64 clients", peer -> Optional.of(peer.read()), 64));
    chart("read, 256 clients", measure("read, 256 clients", peer -> Optional.of(peer.read()), 256));
    chart(
        "refresh, 16 clients",
        measure("refresh, 16 clients", peer -> peer.refresh(CHAINS), CHAINS));
    chart("log-in, 8 clients", measure("log-in, 8 clients", Peer::logIn, FEW));
    List<String> resident = new ArrayList<>(List.of("resident"));
    for (Peer peer : PEERS) {
      resident.add(peer.residentMegabytes() + " MB");
    }
    table.add(resident);
    measureOwn((HeadgatePeer) PEERS.get(0));
    table.write(DIRECTORY.resolve("peers.md"));
    chart.write(DIRECTORY.resolve("peers.svg"));
    assertThat(DIRECTORY.resolve("peers.svg")).isNotEmptyFile();
  }

  private static List<String> titles() {
    List<String> titles = new ArrayList<>(List.of("work"));
    PEERS.forEach(peer -> titles.add(peer.name()));
    return titles;
  }

  private static void warm(Optional<Load> load, int clients, Duration time)
      throws IOException, InterruptedException {
    if (load.isPresent()) {
      load.get().run(DIRECTORY, clients, time);
    }
  }

  /** Of each peer, in their order; no turns where it has no such work. */
  private List<LoadRuns> measure(String work, Request request, int clients)
      throws IOException, InterruptedException {
    List<List<Load.Result>> results = new ArrayList<>();
    PEERS.forEach(peer -> results.add(new ArrayList<>()));
    for (int turn = 0; turn < Bench.TURNS; turn++) {
      for (int peer = 0; peer < PEERS.size(); peer++) {
        Optional<Load> load = request.of(PEERS.get(peer));
        if (load.isPresent()) {
          results.get(peer).add(load.get().run(DIRECTORY, clients, Bench.TURN));
        }
      }
    }
    List<LoadRuns> all = results.stream().map(LoadRuns::new).toList();
    List<String> cells = new ArrayList<>(List.of(work, all.get(0).cell()));
    all.stream()
        .skip(1)
        .map(turns -> turns.isEmpty() ? "" : turns.cell(all.get(0)))
        .forEach(cells::add);
    table.add(cells);
    return all;
  }

  private void chart(String title, List<LoadRuns> turns) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (int peer = 0; peer < PEERS.size(); peer++) {
      if (!turns.get(peer).isEmpty()) {
        bars.add(new BarChart.Bar(PEERS.get(peer).name(), turns.get(peer).median().perSecond()));
      }
    }
    chart.add(title, bars);
  }

  /** The measurements of Headgate alone: how near a read is to its limit, and what a crowd gets. */
  private void measureOwn(HeadgatePeer headgate) throws IOException, InterruptedException {
    List<Load.Result> reads = new ArrayList<>();
    List<Load.Result> smallest = new ArrayList<>();
    List<Load.Result> crowd = new ArrayList<>();
    for (int turn = 0; turn < Bench.TURNS; turn++) {
      smallest.add(headgate.whoAmI().run(DIRECTORY, 64, Bench.TURN));
      reads.add(headgate.read().run(DIRECTORY, 64, Bench.TURN));
      crowd.add(headgate.read().overload(DIRECTORY, CROWD, Bench.TURN));
    }
    LoadRuns peak = new LoadRuns(reads);
    LoadRuns overload = new LoadRuns(crowd);
    String reading = "; read: %s times".formatted(peak.times(new LoadRuns(smallest)));
    table.add(
        List.of("`GET /whoami` with a token, 64 clients", new LoadRuns(smallest).cell() + reading));
    table.add(List.of("read once more, 64 clients", peak.cell()));
    table.add(
        List.of(
            "read, 1,000 clients",
            "%s, %s refused".formatted(overload.cell(), overload.median().refused())));
  }
}
