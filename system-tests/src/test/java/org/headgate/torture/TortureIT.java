package org.headgate.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.RawHttp;
import org.headgate.testbed.Sampler;
import org.headgate.testbed.TestHomes;
import org.headgate.torture.clients.Crowd;
import org.headgate.torture.clients.Probe;
import org.headgate.torture.clients.Workplace;
import org.headgate.torture.cluster.TortureCluster;
import org.headgate.torture.faults.ClockFaults;
import org.headgate.torture.faults.DatabaseFaults;
import org.headgate.torture.faults.Fault;
import org.headgate.torture.faults.NetworkFaults;
import org.headgate.torture.faults.ProcessFaults;
import org.headgate.torture.history.Checker;
import org.headgate.torture.history.EndState;
import org.headgate.torture.history.History;
import org.headgate.torture.history.Operation;
import org.headgate.torture.history.Violation;
import org.junit.jupiter.api.Test;

/**
 * Breaks everything that can break while people use the service, and looks afterwards for what was
 * acknowledged and is lost, doubled, resurrected or out of order.
 */
@NeedsTool("haproxy")
class TortureIT {

  private static final Path RESULTS = Path.of(System.getProperty("torture.results"));
  private static final Duration WARM_UP = Duration.ofMinutes(3);
  private static final String HELD =
      "select count(*) from pg_stat_activity where application_name like 'headgate%'";

  private final long seed = seed();

  /** Each of the two runs has half. */
  private final Duration time = Duration.ofMinutes(Long.getLong("minutes", 60)).dividedBy(2);

  @Test
  void acknowledgedWritesAreKept() throws Exception {
    torture(RESULTS.resolve("hosts"), false);
  }

  @Test
  @NeedsTool("pgbouncer")
  void acknowledgedWritesAreKeptBehindPgBouncer() throws Exception {
    torture(RESULTS.resolve("pgbouncer"), true);
  }

  private void torture(Path results, boolean pooled) throws Exception {
    System.out.printf("torture: seed %d, %s, %s%n", seed, time, results.getFileName());
    Instant startedAt = Instant.now();
    Path folder = Path.of(System.getProperty("headgate.tests"), TestHomes.emptied("torture"));
    try (History history = History.in(results.resolve("history.jsonl"));
        TortureCluster cluster = TortureCluster.started(folder, pooled);
        Sampler<Integer> held =
            new Sampler<>(
                Duration.ofMillis(250), () -> cluster.databases().primary().number(HELD));
        Sampler<Integer> inFront =
            new Sampler<>(Duration.ofSeconds(2), () -> readsInFront(cluster))) {
      Workplace workplace =
          new Workplace(cluster.url(), cluster.mail(), cluster.receivers(), history, seed);
      new EventSubscription(cluster).begin();
      List<Incident> incidents;
      try (Crowd crowd = new Crowd(workplace)) {
        Findings findings = new Findings(cluster.nodeUrls());
        Probe probe = crowd.probe();
        await().atMost(WARM_UP).until(() -> probe.serviceSince(startedAt).isPresent());
        incidents =
            new Torture(new Random(seed), probe, findings)
                .run(faults(cluster), Instant.now().plus(time));
      }
      List<Operation> operations = history.operations();
      EndReader reader = new EndReader(cluster);
      reader.awaitWork();
      EndState end = reader.read(operations, new Findings(List.of(cluster.url())));
      List<Violation> violations = new Checker().violations(operations, end);
      Report report =
          new Report(
              seed,
              Duration.between(startedAt, Instant.now()),
              incidents,
              operations,
              violations,
              most(held),
              most(inFront));
      report.writeTo(results);
      System.out.println(report.table());
      assertKept(report);
    }
  }

  private static int most(Sampler<Integer> sampler) {
    return sampler.answers().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  /** How many reads wait in front of the first node now. */
  private static int readsInFront(TortureCluster cluster) throws IOException {
    return new RawHttp(cluster.nodes().get(0).server().port())
        .request("GET /metrics HTTP/1.1", "Host: localhost")
        .body()
        .lines()
        .filter(line -> line.startsWith("headgate_requests_waiting_in_front"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private List<Fault> faults(TortureCluster cluster) {
    Random random = new Random(seed);
    Duration lock = time.toMinutes() >= 20 ? Duration.ofMinutes(1) : Duration.ofSeconds(15);
    List<Fault> faults = new ArrayList<>();
    faults.addAll(new ProcessFaults(cluster, random).all());
    faults.addAll(new DatabaseFaults(cluster.databases()).all(lock));
    faults.addAll(new NetworkFaults(cluster.nodes(), random).all());
    faults.addAll(new ClockFaults(cluster.clocks(), random).all());
    String only = System.getProperty("fault", "");
    return faults.stream().filter(fault -> fault.name().contains(only)).toList();
  }

  private static void assertKept(Report report) {
    assertThat(report.violations()).isEmpty();
    assertThat(report.incidents())
        .allSatisfy(incident -> assertThat(incident.trouble()).isEmpty())
        .allMatch(Incident::isNamed)
        .noneMatch(Incident::isTooLate);
    assertThat(report.mostConnections()).isLessThanOrEqualTo(TortureCluster.BUDGET);
  }

  private static long seed() {
    String given = System.getProperty("seed", "");
    return given.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(given);
  }
}
