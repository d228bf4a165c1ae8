package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryFigureTest {

  private static final Instant AT = Instant.parse("2027-03-01T10:00:00Z");

  private final RouteNames names = new RouteNames();
  private final List<HistoryRow> minutes =
      List.of(Rows.of(AT, 30, 1000, names), Rows.of(AT.plusSeconds(60), 90, 500_000, names));

  @Test
  void countIsARatePerSecondOfExistingRows() {
    assertThat(platform("admitted")).isEqualTo(OptionalDouble.of(1));
  }

  @Test
  void gaugeIsItsMeanOrMaximum() {
    assertThat(platform("in_use")).isEqualTo(OptionalDouble.of(60));
    assertThat(platform("in_use_most")).isEqualTo(OptionalDouble.of(90));
  }

  @Test
  void percentileIsTakenOverAllRows() {
    assertThat(platform("wait_p50").orElseThrow()).isCloseTo(500, within(35.0));
    assertThat(platform("wait_max").orElseThrow()).isCloseTo(500, within(35.0));
    assertThat(platform("hold_p95")).isEmpty();
  }

  @Test
  void routeFigureCountsOnlyItsRoute() {
    assertThat(node("route:GET /users/me")).isEqualTo(OptionalDouble.of(1));
    assertThat(node("route:GET /moon")).isEqualTo(OptionalDouble.of(0));
  }

  @Test
  void unknownFiguresAreEmpty() {
    assertThat(HistoryFigure.of(Rows.PLATFORM, "wait_p42")).isEmpty();
    assertThat(HistoryFigure.of(Rows.PLATFORM, "")).isEmpty();
    assertThat(HistoryFigure.of(Optional.empty(), "wait_p95")).isEmpty();
    assertThat(HistoryFigure.of(Rows.PLATFORM, "timeouts")).isPresent();
  }

  private OptionalDouble platform(String series) {
    return read(HistoryFigure.of(Rows.PLATFORM, series).orElseThrow());
  }

  private OptionalDouble node(String series) {
    return read(HistoryFigure.of(Optional.empty(), series).orElseThrow());
  }

  private OptionalDouble read(HistoryFigure figure) {
    return figure.read().apply(new HistoryFigure.Rows(minutes, 60, names));
  }
}
