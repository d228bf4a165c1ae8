package org.headgate.torture;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.headgate.torture.clients.Probe;
import org.headgate.torture.faults.Fault;

/**
 * Breaks things, one at a time and then two, each for a random while, until the time is over. What
 * comes when follows from the seed.
 */
final class Torture {

  static final int PAIRS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration REST = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Random random;
  private final Probe probe;
  private final Findings findings;
  private final List<Incident> incidents = new ArrayList<>();

  Torture(Random random, Probe probe, Findings findings) {
    this.random = random;
    this.probe = probe;
    this.findings = findings;
  }

  /** Each fault alone, then pairs; from the beginning where time is left. */
  List<Incident> run(List<Fault> faults, Instant deadline) throws InterruptedException {
    while (Instant.now().isBefore(deadline)) {
      for (List<Fault> next : plan(faults)) {
        if (Instant.now().isAfter(deadline)) {
          break;
        }
        Incident incident = inject(next);
        System.out.printf("torture: %s%n", incident);
        incidents.add(incident);
        Thread.sleep(REST.toMillis());
      }
    }
    return incidents;
  }

  private List<List<Fault>> plan(List<Fault> faults) {
    List<List<Fault>> plan = new ArrayList<>();
    List<List<Fault>> pairs = new ArrayList<>();
    for (int first = 0; first < faults.size(); first++) {
      plan.add(List.of(faults.get(first)));
      for (int second = first + 1; second < faults.size(); second++) {
        if (faults.get(first).canRunWith(faults.get(second))) {
          pairs.add(List.of(faults.get(first), faults.get(second)));
        }
      }
    }
    Collections.shuffle(plan, random);
    Collections.shuffle(pairs, random);
    plan.addAll(pairs.subList(0, Math.min(PAIRS, pairs.size())));
    return plan;
  }

  private Incident inject(List<Fault> together) throws InterruptedException {
    // Faults that take time to begin are begun last.
    List<Fault> faults =
        together.stream().sorted(Comparator.comparing(Fault::longest).reversed()).toList();
    List<String> trouble = new ArrayList<>();
    faults.forEach(fault -> attempt(fault.before(), trouble));
    findings.logIn();
    Instant startedAt = Instant.now();
    faults.forEach(fault -> attempt(fault.begin(), trouble));
    Set<String> named = findingsUntil(startedAt.plus(durationOf(faults)));
    faults.forEach(fault -> attempt(fault.end(), trouble));
    Instant over = Instant.now();
    Optional<Instant> served = awaitService(over);
    Incident incident =
        new Incident(
            faults.stream().map(Fault::name).collect(Collectors.joining("; ")),
            faults.size() > 1,
            startedAt,
            over,
            served.map(instant -> Duration.between(over, instant)),
            probe.tally(startedAt, over),
            List.copyOf(named),
            faults.stream().noneMatch(fault -> fault.isMissedBy(named)),
            String.join(", ", trouble));
    faults.forEach(fault -> attempt(fault.after(), trouble));
    return incident;
  }

  private Duration durationOf(List<Fault> faults) {
    return faults.stream().map(this::durationOf).max(Comparator.naturalOrder()).orElseThrow();
  }

  private Duration durationOf(Fault fault) {
    long span = fault.longest().minus(fault.shortest()).toMillis();
    return fault.shortest().plusMillis((long) (random.nextDouble() * span));
  }

  /** All that the diagnosis names in the meantime. */
  private Set<String> findingsUntil(Instant end) throws InterruptedException {
    Set<String> named = new TreeSet<>();
    do {
      named.addAll(findings.now());
      Thread.sleep(LOOK.toMillis());
    } while (Instant.now().isBefore(end));
    return named;
  }

  private Optional<Instant> awaitService(Instant over) {
    try {
      return await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> probe.serviceSince(over), Optional::isPresent);
    } catch (ConditionTimeoutException e) {
      return Optional.empty();
    }
  }

  private static void attempt(Fault.Step step, List<String> trouble) {
    try {
      step.run();
    } catch (Exception e) {
      trouble.add(e.toString());
      System.err.println("torture: " + e);
    }
  }
}
