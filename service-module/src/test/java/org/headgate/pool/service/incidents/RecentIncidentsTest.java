package org.headgate.pool.service.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.api.history.HistorySeries;
import org.headgate.pool.api.history.Incident;
import org.headgate.pool.api.history.IncidentSummary;
import org.junit.jupiter.api.Test;

class RecentIncidentsTest {

  private static final Instant BEGAN = Instant.parse("2027-03-01T10:00:00Z");

  private final RecentIncidents memory = new RecentIncidents();
  private final Random random = new Random(1);

  @Test
  void incidentSurvivesRoundTrip() {
    Incident incident = incident(1, 10);
    memory.put(incident);

    assertThat(memory.find(new UUID(0, 1))).contains(incident);
    assertThat(memory.newestFirst()).containsExactly(incident.summary());
  }

  @Test
  void incidentIsWrittenOncePerVersion() {
    memory.put(incident(1, 10));
    memory.unwritten().forEach(memory::markWritten);
    assertThat(memory.unwritten()).isEmpty();

    memory.put(incident(1, 11));

    assertThat(memory.unwritten()).hasSize(1);
  }

  @Test
  void oldestIncidentsAreDroppedAtTheSizeLimit() {
    for (int number = 0; number < 12; number++) {
      memory.put(incident(number, 80_000));
    }

    List<IncidentSummary> kept = memory.newestFirst();
    long bytes =
        memory.unwritten().stream().mapToLong(incident -> incident.document().length).sum();
    assertThat(bytes).isLessThanOrEqualTo(RecentIncidents.MAX_BYTES);
    assertThat(kept).hasSizeBetween(2, 11);
    assertThat(kept.get(0).incidentId()).isEqualTo(new UUID(0, 11));
  }

  @Test
  void archiveContainsSummaryAndSamples() throws IOException {
    List<String> names = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(IncidentArchive.of(incident(1, 3))))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(names).containsExactly("summary.txt", "incident.json", "samples.csv", "log.txt");
    assertThat(text)
        .contains("psql has locked platform.account.", "2027-03-01T10:00:02Z,platform,in_use,");
  }

  @Test
  void onlyWarningsAreKept() {
    RecentLogRecords log = new RecentLogRecords();
    for (int line = 0; line < 250; line++) {
      log.add(new LogRecord(Level.WARNING, "line " + line));
      log.add(new LogRecord(Level.INFO, "nothing"));
    }

    List<Incident.LogLine> lines = log.between(Instant.EPOCH, Instant.MAX);
    assertThat(lines).hasSize(200).noneMatch(line -> line.message().equals("nothing"));
    assertThat(lines.get(199).message()).isEqualTo("line 249");
  }

  @Test
  void controlCharactersOfMessagesAreEscaped() {
    RecentLogRecords log = new RecentLogRecords();
    LogRecord entry = new LogRecord(Level.WARNING, "header \u001b[2J\r\n[SEVERE] forged");
    entry.setThrown(new IllegalStateException("a\nb\u202ec"));

    log.add(entry);

    Incident.LogLine line = log.between(Instant.EPOCH, Instant.MAX).get(0);
    assertThat(line.message()).isEqualTo("header \\u001b[2J\\u000d\\u000a[SEVERE] forged");
    assertThat(line.failure()).contains("java.lang.IllegalStateException: a\\u000ab\\u202ec");
  }

  private Incident incident(int number, int points) {
    IncidentSummary summary =
        new IncidentSummary(
            new UUID(0, number),
            "here:9080",
            DiagnosisCode.LOCK_WAIT,
            Optional.of("platform"),
            "psql has locked platform.account.",
            BEGAN.plusSeconds(number),
            Optional.empty());
    List<HistorySeries.Point> samples = new ArrayList<>();
    for (int point = 0; point < points; point++) {
      samples.add(new HistorySeries.Point(BEGAN.plusSeconds(point), random.nextDouble()));
    }
    return new Incident(
        summary,
        List.of(),
        List.of(
            new HistorySeries(
                "here:9080", Optional.of("platform"), "in_use", "connections", samples)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
