package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.headgate.launcher.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Headgate beside Keycloak: one machine, one PostgreSQL, five connections each, warm, in turns.
 * Writes a table of medians with the lowest and the highest turn.
 */
class PeersBenchIT {

  private static final int CONNECTIONS = 5;
  private static final int TURNS = 3;
  private static final int TINY = 8;
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 120));
  private static final Duration TURN = Duration.ofSeconds(15);
  private static final Path DIRECTORY = Path.of(System.getProperty("bench.directory"));
  private static final System.Logger LOG = System.getLogger(PeersBenchIT.class.getName());

  /** What a peer is asked for. */
  @FunctionalInterface
  private interface Request {
    Load of(Peer peer) throws IOException, InterruptedException;
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
    EmbeddedDatabase database = headgate.database();
    String superuser = headgate.superuserPassword();
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl("postgres", superuser))) {
      connection.createStatement().execute("drop database if exists keycloak");
      connection.createStatement().execute("create database keycloak");
    }
    PEERS.add(
        new KeycloakPeer(
            Path.of(System.getProperty("bench.keycloak")),
            "jdbc:postgresql://127.0.0.1:" + database.port() + "/keycloak",
            "postgres",
            superuser,
            CONNECTIONS));
    TABLE.add("| work | Headgate | Keycloak | ratio |");
    TABLE.add("|---|---|---|---|");
  }

  @AfterAll
  static void stop() throws IOException {
    for (Peer peer : PEERS) {
      peer.close();
    }
    Files.writeString(DIRECTORY.resolve("peers.md"), String.join("\n", TABLE) + "\n");
  }

  @Test
  void readsAndLogInsBesideKeycloak() throws IOException, InterruptedException {
    for (Peer peer : PEERS) {
      peer.read().run(DIRECTORY, 64, WARM_UP);
      peer.logIn().run(DIRECTORY, TINY, WARM_UP.dividedBy(2));
    }
    measure("read, 64 clients", Peer::read, 64);
    measure("read, 256 clients", Peer::read, 256);
    for (Peer peer : PEERS) {
      TABLE.add("| resident, " + peer.name() + " | " + peer.residentMegabytes() + " MB | | |");
    }
    measure("log-in, 8 clients", Peer::logIn, TINY);
    TABLE.forEach(line -> LOG.log(System.Logger.Level.WARNING, line));
    assertThat(TABLE).hasSizeGreaterThan(5);
  }

  private static void measure(String work, Request load, int clients)
      throws IOException, InterruptedException {
    List<List<Load.Result>> results = List.of(new ArrayList<>(), new ArrayList<>());
    for (int turn = 0; turn < TURNS; turn++) {
      for (int peer = 0; peer < PEERS.size(); peer++) {
        results.get(peer).add(load.of(PEERS.get(peer)).run(DIRECTORY, clients, TURN));
      }
    }
    TABLE.add(
        "| %s | %s | %s | %s |"
            .formatted(
                work,
                cell(results.get(0)),
                cell(results.get(1)),
                rounded(median(results.get(0)) / median(results.get(1)))));
  }

  private static String cell(List<Load.Result> results) {
    List<Load.Result> sorted = sorted(results);
    Load.Result middle = sorted.get(results.size() / 2);
    return "%s/s (%s to %s), p50 %s ms, p99 %s ms"
        .formatted(
            Math.round(middle.perSecond()),
            Math.round(sorted.get(0).perSecond()),
            Math.round(sorted.get(results.size() - 1).perSecond()),
            Math.round(middle.medianMillis()),
            Math.round(middle.slowestMillis()));
  }

  private static double median(List<Load.Result> results) {
    return sorted(results).get(results.size() / 2).perSecond();
  }

  private static List<Load.Result> sorted(List<Load.Result> results) {
    return results.stream().sorted(Comparator.comparingDouble(Load.Result::perSecond)).toList();
  }

  private static String rounded(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
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
