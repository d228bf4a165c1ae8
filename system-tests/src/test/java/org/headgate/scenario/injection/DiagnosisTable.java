package org.headgate.scenario.injection;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;
import org.headgate.system.client.Person;

/** The first finding of the diagnosis for each injected fault, and its time. */
final class DiagnosisTable {

  private static final int FAULTS = 14;

  private final Person administrator;
  private final AlertTable alerts;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private int named;

  DiagnosisTable(Person administrator, AlertTable alerts) {
    this.administrator = administrator;
    this.alerts = alerts;
  }

  /** Looks until the fault, injected just now, is named first, or patience ends. */
  void awaitNamed(String code) {
    Instant injected = Instant.now();
    Set<String> seen = new LinkedHashSet<>();
    try {
      await()
          .atMost(InjectionFixture.PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                String first =
                    administrator.asCaller().get("/admin/diagnosis").path("items[0].code");
                seen.add(String.valueOf(first));
                return code.equals(first);
              });
      named++;
      names.add(code);
      Instant namedAt = Instant.now();
      named(code, injected, seen);
      awaitIncident(code);
      alerts.awaitNotified(code, injected, namedAt);
    } catch (ConditionTimeoutException e) {
      seen.add("not " + code);
      named(code, injected, seen);
    }
  }

  private void named(String code, Instant injected, Set<String> seen) {
    lines.add(
        "%-20s %6.1f s  %-40s %s"
            .formatted(
                code,
                Duration.between(injected, Instant.now()).toMillis() / 1e3,
                String.join(", ", seen),
                administrator.asCaller().get("/admin/diagnosis").<String>path("summary")));
  }

  /** It is recorded while it lasts, within the time in which a receiver can be notified. */
  private void awaitIncident(String code) {
    await()
        .alias("an incident of " + code)
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> recorded(administrator).containsKey(code));
  }

  /** The title of the latest incident of each code. */
  static Map<String, String> recorded(Person administrator) {
    List<Map<String, String>> incidents =
        administrator.asCaller().get("/admin/incidents?limit=200").jsonPath().getList("items");
    Map<String, String> titles = new TreeMap<>();
    if (incidents != null) {
      incidents.forEach(
          incident -> titles.putIfAbsent(incident.get("code"), incident.get("title")));
    }
    return titles;
  }

  /** The codes that were named. */
  Set<String> names() {
    return Set.copyOf(names);
  }

  int named() {
    return named;
  }

  void print() {
    System.out.printf("%-20s %8s  %-40s %s%n", "injected", "after", "named first", "in words");
    lines.forEach(System.out::println);
    System.out.println(named + " of " + FAULTS + " named first");
  }
}
