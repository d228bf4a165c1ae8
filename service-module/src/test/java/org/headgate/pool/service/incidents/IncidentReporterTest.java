package org.headgate.pool.service.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.history.IncidentSummary;
import org.headgate.pool.persistence.history.IncidentRepository.Position;
import org.junit.jupiter.api.Test;

/** Lists of incidents, of which the newest are both in memory and stored. */
class IncidentReporterTest {

  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

  private final List<IncidentSummary> all =
      IntStream.range(0, 500)
          .mapToObj(IncidentReporterTest::incident)
          .sorted(RecentIncidents.NEWEST_FIRST)
          .toList();

  private final IncidentReporter reporter = new IncidentReporter();
  private boolean isAway;

  IncidentReporterTest() {
    reporter.memory = new Memory();
    reporter.store = new Store();
  }

  @Test
  void hundredsOfIncidentsAreListedOncePageByPage() {
    List<IncidentSummary> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<IncidentSummary> page = reporter.page(new PageQuery(60, cursor));
      listed.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());

    assertThat(listed).isEqualTo(all);
  }

  @Test
  void incidentsOfThisNodeAreListedWithoutTheDatabase() {
    isAway = true;

    assertThat(reporter.page(new PageQuery(60, Optional.empty())).items())
        .isEqualTo(all.subList(0, 7));
  }

  /** Two at a time. */
  private static IncidentSummary incident(int number) {
    return new IncidentSummary(
        new UUID(number, 1),
        "a:9080",
        DiagnosisCode.LOCK_WAIT,
        Optional.of("platform"),
        "psql has locked platform.account.",
        NOW.minusSeconds(number / 2),
        Optional.of(NOW));
  }

  private final class Memory extends RecentIncidents {

    @Override
    synchronized List<IncidentSummary> newestFirst() {
      return all.subList(0, 7);
    }
  }

  private final class Store extends IncidentStore {

    @Override
    List<IncidentSummary> page(Optional<Position> before, int limit) {
      if (isAway) {
        throw new DatabaseUnavailableException("It is away.", Duration.ofSeconds(1));
      }
      return all.stream()
          .filter(incident -> before.map(end -> isBehind(incident, end)).orElse(true))
          .limit(limit)
          .toList();
    }

    private boolean isBehind(IncidentSummary incident, Position end) {
      return incident.beganAt().isBefore(end.beganAt())
          || (incident.beganAt().equals(end.beganAt())
              && incident.incidentId().toString().compareTo(end.id().toString()) < 0);
    }
  }
}
