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
import org.headgate.scheduling.dispatch.service.DispatchBed;
import org.junit.jupiter.api.Test;

/**
 * Three nodes, each a process of its own, whose clocks are an hour apart; one after the other is
 * killed without warning and started again, and for a minute there is no database. The nodes are
 * dispatchers without a server around them.
 */
class DispatchFaultsIT {

  private static final int SCHEDULES = Integer.getInteger("faults.schedules", 1000);
  private static final int SECONDS = Integer.getInteger("faults.seconds", 200);
  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("faults.outage", 60));
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<Integer> CLOCKS = List.of(-3600, 0, 3600);

  private final Random random = new Random();
  private final Process[] nodes = new Process[CLOCKS.size()];
  private int kills;

  @Test
  void nothingIsLostAndNothingClaimedTwiceWhateverDies() throws Exception {
    try (DispatchBed bed = DispatchBed.started()) {
      bed.update(
          "create table platform.received (execution uuid, attempt integer, node text, at timestamptz default now())");
      bed.schedules(
          SCHEDULES,
          Duration.ofSeconds(10),
          "now() + interval '5 seconds' + (i % 10) * interval '1 second'");
      bed.update(
          "update platform.schedule set overlap = 'queue', max_attempts = 20, initial_delay_ms = 500");
      String first = bed.text("select min(next_at) from platform.schedule");
      for (int node = 0; node < nodes.length; node++) {
        start(bed, node);
      }

      torment(bed, Duration.ofSeconds(SECONDS / 2));
      bed.outage(OUTAGE);
      torment(bed, Duration.ofSeconds(SECONDS / 2));
      bed.update("update platform.schedule set enabled = false, next_at = null, fence = fence + 1");
      bed.update(
          "update platform.execution set due_at = now() where state = 'waiting' and due_at is null");
      String last = bed.text("select max(scheduled_for) from platform.execution");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () ->
                  bed.number(
                          "select count(*) from platform.execution where state in ('queued', 'waiting', 'running')")
                      == 0);

      long lost =
          bed.number(
              """
              select count(*)
                from platform.schedule s,
                     generate_series((s.trigger->>'start_at')::timestamptz,
                                     (select max(e.scheduled_for) from platform.execution e where e.schedule_id = s.id),
                                     interval '10 seconds') as instant
               where not exists (select 1 from platform.execution e
                                  where e.schedule_id = s.id and e.scheduled_for = instant and e.state = 'succeeded')
              """);
      long instants = bed.number("select count(*) from platform.execution");
      long claimedTwice =
          bed.number(
              "select count(*) from (select schedule_id, scheduled_for from platform.execution"
                  + " group by 1, 2 having count(*) > 1) as twice");
      long attemptsTwice =
          bed.number(
              "select count(*) from (select execution, attempt from platform.received"
                  + " group by 1, 2 having count(*) > 1) as twice");
      long again =
          bed.number(
              "select count(*) from (select execution from platform.received group by 1 having count(*) > 1) as again");
      System.out.printf(
          "%d instants from %s to %s, %d kills, an outage of %d s: %d lost, %d claimed twice, %d attempts made by two"
              + " nodes; %d delivered again after a death or an outage%n",
          instants,
          first,
          last,
          kills,
          OUTAGE.toSeconds(),
          lost,
          claimedTwice,
          attemptsTwice,
          again);
      assertThat(instants).isGreaterThanOrEqualTo((long) SCHEDULES * SECONDS / 10);
      assertThat(lost).isZero();
      assertThat(claimedTwice).isZero();
      assertThat(attemptsTwice).isZero();
      assertThat(kills).isGreaterThan(5);
    } finally {
      for (Process node : nodes) {
        if (node != null) {
          node.destroyForcibly();
        }
      }
    }
  }

  /** Kills a node every few seconds, and starts it again after as many. */
  private void torment(DispatchBed bed, Duration time) throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(3000 + random.nextInt(4000));
      int victim = random.nextInt(nodes.length);
      nodes[victim].destroyForcibly().waitFor();
      kills++;
      Thread.sleep(1000 + random.nextInt(6000));
      start(bed, victim);
    }
  }

  private void start(DispatchBed bed, int node) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(EngineNode.class.getName());
    command.add(bed.url());
    command.add("node " + node);
    command.add(String.valueOf(CLOCKS.get(node)));
    File log = File.createTempFile("headgate-node", ".log");
    log.deleteOnExit();
    nodes[node] = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }
}
