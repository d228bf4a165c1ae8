package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.headgate.alerts.service.BurnRatePolicy.Burn;
import org.headgate.pool.service.history.RequestHistory.RequestCount;
import org.junit.jupiter.api.Test;

/** Error budgets: two pairs of windows, four numbers. */
class BurnRatePolicyTest {

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SIX_HOURS = Duration.ofHours(6);
  private static final RequestCount QUIET = new RequestCount(10_000, 0);

  @Test
  void sufficientBudgetRaisesNoAlert() {
    assertThat(burn(failing(9), failing(9), failing(5), failing(5))).isEmpty();
  }

  @Test
  void oneHourAboveFourteenTimesRaisesAlert() {
    assertThat(burn(failing(150), failing(145), QUIET, QUIET))
        .hasValueSatisfying(
            found -> {
              assertThat(found.pair().longWindow()).isEqualTo(HOUR);
              assertThat(found.rate()).isEqualByComparingTo("14.5");
            });
    assertThat(burn(failing(150), failing(143), QUIET, QUIET)).isEmpty();
  }

  @Test
  void sixHoursAtSixTimesRaisesAlert() {
    assertThat(burn(failing(61), failing(61), failing(60), failing(60)))
        .hasValueSatisfying(found -> assertThat(found.pair().longWindow()).isEqualTo(SIX_HOURS));
  }

  @Test
  void pastFailuresRaiseNoAlert() {
    assertThat(burn(QUIET, failing(500), QUIET, failing(500))).isEmpty();
  }

  @Test
  void fewRequestsRaiseNoAlert() {
    RequestCount few = new RequestCount(12, 3);

    assertThat(burn(few, few, few, few)).isEmpty();
  }

  private static Optional<Burn> burn(
      RequestCount fiveMinutes, RequestCount hour, RequestCount halfAnHour, RequestCount sixHours) {
    Map<Duration, RequestCount> counts =
        Map.of(
            FIVE_MINUTES, fiveMinutes, HOUR, hour, HALF_AN_HOUR, halfAnHour, SIX_HOURS, sixHours);
    return BurnRatePolicy.burn(new BigDecimal("99.9"), counts::get);
  }

  private static RequestCount failing(long failed) {
    return new RequestCount(10_000, failed);
  }
}
