package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.history.History;
import org.headgate.pool.api.history.HistoryMark;
import org.headgate.pool.persistence.history.HistoryRepository.Minute;
import org.junit.jupiter.api.Test;

class HistoryReporterTest {

  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

  private final List<Instant> ends = new ArrayList<>();
  private final HistoryReporter reporter = new HistoryReporter();

  HistoryReporterTest() {
    reporter.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    reporter.recorder = new HistoryRecorder();
    reporter.store =
        new HistoryStore() {
          @Override
          List<Minute> minutes(Optional<String> of, Instant from, Instant to) {
            ends.add(to);
            return List.of();
          }

          @Override
          List<HistoryMark> marks(Optional<String> of, Instant from, Instant to) {
            return List.of();
          }
        };
  }

  @Test
  void samplesOfALongIncidentAreCoarser() {
    assertThat(HistoryReporter.sampleStep(Duration.ofMinutes(11))).isEqualTo(Duration.ofSeconds(1));
    assertThat(HistoryReporter.sampleStep(Duration.ofMinutes(16)))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(HistoryReporter.sampleStep(Duration.ofHours(5))).isEqualTo(Duration.ofSeconds(10));
    assertThat(HistoryReporter.sampleStep(Duration.ofHours(6))).isEqualTo(Duration.ofMinutes(1));
    assertThat(HistoryReporter.sampleStep(Duration.ofDays(30))).isEqualTo(Duration.ofHours(1));
  }

  /** The year 9999 was three million statements away. */
  @Test
  void futureSpansAreNotRead() {
    History history =
        reporter.history(
            null,
            null,
            NOW.minus(Duration.ofDays(60)).toString(),
            "9999-01-01T00:00:00Z",
            null,
            "all");

    assertThat(history.to()).isEqualTo(Instant.parse("9999-01-01T00:00:00Z"));
    assertThat(ends)
        .hasSizeLessThan(40)
        .allSatisfy(end -> assertThat(end).isBefore(NOW.plus(Duration.ofDays(1))));
  }
}
