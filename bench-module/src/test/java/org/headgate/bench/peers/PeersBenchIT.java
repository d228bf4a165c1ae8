package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Headgate beside Keycloak and FastAPI: one machine, one PostgreSQL, five connections each, warm,
 * in turns. Writes a table of medians with the lowest and the highest turn.
 */
class PeersBenchIT {

  private static final int CONNECTIONS = 5;
  private static final int TURNS = 3;
  private static final int FEW = 8;
  private static final int CHAINS = 16;
  private static final int CROWD = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 120));
  private static final Duration TURN = Duration.ofSeconds(15);
  private static final Path DIRECTORY = Path.of(System.getProperty("bench.directory"));
  private static final System.Logger LOG = System.getLogger(PeersBenchIT.class.getName());

  /** What a peer is asked for. */
  @FunctionalInterface
  private interface Request {
    Optional<Load> of(Peer peer) throws IOException, InterruptedException;
  }

  private static final List<Peer> PEERS = new ArrayList<>();
  private static final List<String> TABLE = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    assumeTrue(hasWrk(), "wrk is not installed (Debian's package wrk)");
    HeadgatePeer headgate =
        new HeadgatePeer(
            DIRECTORY.resolve("headgate"),
            Path.of(System.getProperty("bench.liberty")),
            CONNECTIONS);
    PEERS.add(headgate);
    int port = headgate.database().port();
    String superuser = headgate.superuserPassword();
    try (Connection connection =
            DriverManager.getConnection(headgate.database().jdbcUrl("postgres", superuser));
        Statement statement = connection.createStatement()) {
      for (String peer : List.of("keycloak", "fastapi")) {
        statement.execute("drop database if exists " + peer);
        statement.execute("create database " + peer);
      }
    }
    PEERS.add(
        new KeycloakPeer(
            Path.of(System.getProperty("bench.keycloak")),
            "jdbc:postgresql://127.0.0.1:" + port + "/keycloak",
            "postgres",
            superuser,
            CONNECTIONS));
    if (FastApiPeer.isInstalled()) {
      PEERS.add(
          new FastApiPeer(
              DIRECTORY.resolve("fastapi"),
              "postgresql+asyncpg://postgres:%s@127.0.0.1:%s/fastapi".formatted(superuser, port),
              CONNECTIONS));
    }
    List<String> names = PEERS.stream().map(Peer::name).toList();
    TABLE.add("| work | " + String.join(" | ", names) + " |");
    TABLE.add("|---".repeat(1 + names.size()) + "|");
  }

  @AfterAll
  static void stop() throws IOException {
    for (Peer peer : PEERS) {
      peer.close();
    }
    Files.writeString(DIRECTORY.resolve("peers.md"), String.join("\n", TABLE) + "\n");
  }

  @Test
  void everyWorkBesidePeers() throws IOException, InterruptedException {
    for (Peer peer : PEERS) {
      peer.read().run(DIRECTORY, 64, WARM_UP);
      peer.logIn().run(DIRECTORY, FEW, WARM_UP.dividedBy(2));
      Optional<Load> refresh = peer.refresh(CHAINS);
      if (refresh.isPresent()) {
        refresh.get().run(DIRECTORY, CHAINS, WARM_UP.dividedBy(4));
      }
    }
    measure("read, 64 clients", peer -> Optional.of(peer.read()), 64);
    measure("read, 256 clients", peer -> Optional.of(peer.read()), 256);
    measure("refresh, 16 clients", peer -> peer.refresh(CHAINS), CHAINS);
    measure("log-in, 8 clients", peer -> Optional.of(peer.logIn()), FEW);
    List<String> resident = new ArrayList<>();
    for (Peer peer : PEERS) {
      resident.add(peer.residentMegabytes() + " MB");
    }
    addRow("resident", resident);
    measureOwn();
    TABLE.forEach(line -> LOG.log(System.Logger.Level.WARNING, line));
    assertThat(TABLE).hasSizeGreaterThan(7);
  }

  private static void measure(String work, Request request, int clients)
      throws IOException, InterruptedException {
    List<List<Load.Result>> results = new ArrayList<>();
    PEERS.forEach(peer -> results.add(new ArrayList<>()));
    for (int turn = 0; turn < TURNS; turn++) {
      for (int peer = 0; peer < PEERS.size(); peer++) {
        Optional<Load> load = request.of(PEERS.get(peer));
        if (load.isPresent()) {
          results.get(peer).add(load.get().run(DIRECTORY, clients, TURN));
        }
      }
    }
    double ours = median(results.get(0)).perSecond();
    addRow(work, results.stream().map(turns -> turns.isEmpty() ? "" : cell(turns, ours)).toList());
  }

  /** What only Headgate is asked for: how near a read is to its limit, and what a crowd gets. */
  private static void measureOwn() throws IOException, InterruptedException {
    HeadgatePeer headgate = (HeadgatePeer) PEERS.get(0);
    List<Load.Result> reads = new ArrayList<>();
    List<Load.Result> smallest = new ArrayList<>();
    List<Load.Result> crowd = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      smallest.add(headgate.whoAmI().run(DIRECTORY, 64, TURN));
      reads.add(headgate.read().run(DIRECTORY, 64, TURN));
      crowd.add(headgate.read().overload(DIRECTORY, CROWD, TURN));
    }
    double peak = median(reads).perSecond();
    addRow("`GET /whoami` with a token, 64 clients", List.of(cell(smallest, peak)));
    addRow("read once more, 64 clients", List.of(cell(reads, peak)));
    addRow(
        "read, 1,000 clients",
        List.of(cell(crowd, peak) + ", " + median(crowd).refused() + " refused"));
  }

  private static void addRow(String work, List<String> cells) {
    TABLE.add("| " + work + " | " + String.join(" | ", cells) + " |");
  }

  /**
   * @param ours the rate that this one is compared with
   */
  private static String cell(List<Load.Result> results, double ours) {
    List<Load.Result> sorted = sorted(results);
    Load.Result middle = median(results);
    return "%s/s (%s to %s), p50 %s ms, p99 %s ms%s"
        .formatted(
            Math.round(middle.perSecond()),
            Math.round(sorted.get(0).perSecond()),
            Math.round(sorted.get(results.size() - 1).perSecond()),
            Math.round(middle.medianMillis()),
            Math.round(middle.slowestMillis()),
            middle.perSecond() == ours ? "" : times(ours / middle.perSecond()));
  }

  private static Load.Result median(List<Load.Result> results) {
    return sorted(results).get(results.size() / 2);
  }

  private static List<Load.Result> sorted(List<Load.Result> results) {
    return results.stream().sorted(Comparator.comparingDouble(Load.Result::perSecond)).toList();
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "; Headgate: %.2f times", ratio);
  }

  private static boolean hasWrk() {
    try {
      return new ProcessBuilder("wrk", "-v").start().waitFor() >= 0;
    } catch (IOException notFound) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
