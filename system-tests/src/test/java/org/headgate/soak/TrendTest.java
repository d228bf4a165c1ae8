package org.headgate.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
  @Test
  void linearTrendIsMeasured() {
    Trend trend = of(i -> 100 + 0.5 * i);

    assertThat(trend.over(Duration.ofMinutes(1))).isCloseTo(30, within(0.001));
    assertThat(trend.surelyOver(Duration.ofMinutes(1))).isCloseTo(30, within(0.001));
  }

  @Test
  void noiseIsNotGrowth() {
    assertThat(of(i -> i % 2 == 0 ? 90 : 110).surelyOver(Duration.ofMinutes(30))).isZero();
  }

  @Test
  void growthIsDetectedDespiteNoise() {
    assertThat(of(i -> i + (i % 2 == 0 ? -5 : 5)).surelyOver(Duration.ofSeconds(100)))
        .isBetween(80.0, 100.0);
  }

  private static Trend of(IntToDoubleFunction value) {
    List<Trend.Point> points =
        IntStream.range(0, 60).mapToObj(i -> new Trend.Point(i, value.applyAsDouble(i))).toList();
    return Trend.of(points);
  }
}
