package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.pool.service.history.HistoryQuery.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryQueryTest {

  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

  @Test
  void defaultRangeIsFifteenMinutesBySeconds() {
    HistoryQuery query = HistoryQuery.of(new Parameters(null, null, null, null, null, null), NOW);

    assertThat(query.from()).isEqualTo(NOW.minus(Duration.ofMinutes(15)));
    assertThat(query.to()).isEqualTo(NOW);
    assertThat(query.step()).isEqualTo(Duration.ofSeconds(1));
    assertThat(query.series()).containsExactly("requests");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01T09:50:00Z, 1",
    "2027-03-01T08:00:00Z, 10",
    "2027-02-28T22:00:00Z, 60",
    "2027-02-20T10:00:00Z, 600",
    "2027-01-30T10:00:00Z, 1800"
  })
  void stepGrowsWithTheRange(String from, int seconds) {
    HistoryQuery query =
        HistoryQuery.of(new Parameters("platform", "in_use", from, null, null, null), NOW);

    assertThat(query.step()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void queryOfAllNodesHasMinuteStep() {
    HistoryQuery query =
        HistoryQuery.of(new Parameters("platform", null, null, null, null, "all"), NOW);

    assertThat(query.step()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "moon, -, -, -, -, -, pool",
        "platform, moon, -, -, -, -, series",
        "platform, requests, -, -, -, -, series",
        "-, in_use, -, -, -, -, series",
        "-, -, yesterday, -, -, -, from",
        "-, -, 2027-03-02T10:00:00Z, -, -, -, from",
        "-, -, -, never, -, -, to",
        "-, -, -, -, 0, -, step",
        "-, -, -, -, soon, -, step",
        "-, -, -, -, +60, -, step",
        "-, -, -, -, ٦٠, -, step",
        "-, -, 2027-02-01T10:00:00Z, -, 1, -, step",
        "-, -, -, -, 10, all, step"
      })
  void invalidParameterIsRefusedByName(
      String pool, String series, String from, String to, String step, String node, String named) {
    Parameters parameters = new Parameters(pool, series, from, to, step, node);

    assertThatThrownBy(() -> HistoryQuery.of(parameters, NOW))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(": " + named + " must be");
  }
}
