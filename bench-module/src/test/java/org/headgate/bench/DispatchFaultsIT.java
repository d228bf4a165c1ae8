package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.Test;

/**
 * Three nodes, each a process of its own, whose clocks are an hour apart; one after the other is
 * killed without warning and started again, and for a minute there is no database. The nodes are
 * dispatchers without a server around them.
 */
class DispatchFaultsIT {

  private static final int SCHEDULES = Integer.getInteger("faults.schedules", 1000);
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final int SECONDS = Integer.getInteger("faults.seconds", 200);
  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("faults.outage", 60));
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<Integer> CLOCKS = List.of(-3600, 0, 3600);

  private final Random random = new Random();
  private final Process[] nodes = new Process[CLOCKS.size()];
  private int kills;

  @Test
  void executionsAreNeverLostOrClaimedTwiceOnFailures() throws Exception {
    try (DispatchDatabase database = DispatchDatabase.started()) {
      prepare(database);
      for (int node = 0; node < nodes.length; node++) {
        start(database, node);
      }

      killNodes(database, Duration.ofSeconds(SECONDS / 2));
      database.stopDatabase();
      Thread.sleep(OUTAGE.toMillis());
      database.startDatabase();
      Duration afterOutage = awaitCaughtUp(new NominalInstants(database, EVERY));
      killNodes(database, Duration.ofSeconds(SECONDS / 2));
      NominalInstants instants = new NominalInstants(database, EVERY);
      Duration afterTorment = awaitCaughtUp(instants);

      NominalInstants.Account account = instants.account();
      System.out.printf(
          "%s; %d nodes killed, an outage of %d s; all that was due was executed %.1f s after the outage,"
              + " %.1f s after the last death%n",
          account,
          kills,
          OUTAGE.toSeconds(),
          afterOutage.toMillis() / 1000.0,
          afterTorment.toMillis() / 1000.0);
      assertThat(account.instants())
          .isGreaterThanOrEqualTo((long) SCHEDULES * SECONDS / EVERY.toSeconds());
      assertThat(account.lost()).isZero();
      assertThat(account.claimedTwice()).isZero();
      assertThat(account.attemptsTwice()).isZero();
      assertThat(kills).isGreaterThan(5);
    } finally {
      for (Process node : nodes) {
        if (node != null) {
          node.destroyForcibly().waitFor();
        }
      }
    }
  }

  /** Schedules that queue and retry, and a table for what each execution was sent with. */
  private static void prepare(DispatchDatabase database) {
    database.update(
        "create table platform.received (execution uuid, attempt integer, node text, at timestamptz default now())");
    database.schedules(
        SCHEDULES, EVERY, "now() + interval '5 seconds' + (i % 10) * interval '1 second'");
    database.update(
        "update platform.schedule set overlap = 'queue', max_attempts = 20, initial_delay_ms = 500");
  }

  /**
   * Waits until all that has come is executed, while more comes.
   *
   * @return for how long
   */
  private static Duration awaitCaughtUp(NominalInstants instants) {
    long startNanos = System.nanoTime();
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> instants.missing() == 0);
    } finally {
      // Of a wait in vain the log says what it was for.
      System.out.println(instants.describeMissing());
    }
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Kills a node every few seconds, and starts it again after as many. */
  private void killNodes(DispatchDatabase database, Duration time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(3000 + random.nextInt(4000));
      int victim = random.nextInt(nodes.length);
      nodes[victim].destroyForcibly().waitFor();
      kills++;
      Thread.sleep(1000 + random.nextInt(6000));
      start(database, victim);
    }
  }

  private void start(DispatchDatabase database, int node) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(EngineNode.class.getName());
    command.add(database.url());
    command.add("node " + node);
    command.add(String.valueOf(CLOCKS.get(node)));
    File log = File.createTempFile("headgate-node", ".log");
    log.deleteOnExit();
    nodes[node] = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }
}
