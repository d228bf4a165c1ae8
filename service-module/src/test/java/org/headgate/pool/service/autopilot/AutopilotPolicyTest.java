package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotPlan.Action;
import org.headgate.pool.service.advice.AdviceInput;
import org.headgate.pool.service.monitoring.DemandSample;
import org.junit.jupiter.api.Test;

class AutopilotPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration HOLD = Duration.ofMillis(100);
  private static final Duration SHORT_WAIT = Duration.ofMillis(1);
  private static final Duration LONG_WAIT = Duration.ofMillis(400);

  private Optional<Duration> usualHold = Optional.of(HOLD);
  private OptionalInt lastWeek = OptionalInt.of(2);
  private Optional<String> distortion = Optional.empty();
  private Optional<AdviceInput.Dominant> dominant = Optional.empty();
  private Optional<Integer> free = Optional.of(100);
  private AutopilotState past = AutopilotState.initial(0, NOW.minus(Duration.ofHours(1)));
  private Duration hold = HOLD;
  private int samples = 90;

  private AutopilotPlan decide(int size, double perSecond, Duration waited) {
    return AutopilotPolicy.decide(
        new AutopilotInput(
            NOW,
            DatabaseSettings.OPERATOR_LANE.resized(1, size - 1),
            samples(perSecond, waited),
            usualHold,
            lastWeek,
            distortion,
            dominant,
            free,
            past));
  }

  private List<DemandSample> samples(double perSecond, Duration waited) {
    return IntStream.range(0, samples)
        .mapToObj(
            i ->
                new DemandSample(
                    NOW.minusSeconds(10L * (samples - i)),
                    Duration.ofSeconds(10),
                    perSecond * 10,
                    0,
                    perSecond * hold.toMillis() / 1000.0,
                    hold,
                    waited,
                    false))
        .toList();
  }

  private static int connections(AutopilotPlan plan) {
    return plan.size().poolSize() + plan.size().maxOverflow();
  }

  @Test
  void shortPoolGrowsToTheDemandWithAnExpectedResult() {
    AutopilotPlan plan = decide(10, 100, LONG_WAIT);

    assertThat(plan.action()).isEqualTo(Action.GROW);
    assertThat(connections(plan)).isBetween(13, 18);
    assertThat(plan.seen().waitP95Milliseconds()).isEqualTo(400);
    assertThat(plan.expected().orElseThrow().waitP95Milliseconds()).isLessThanOrEqualTo(20);
    assertThat(plan.expected().orElseThrow().inUse()).isEqualTo(10);
  }

  @Property
  void stepsStayWithinTheirLimits(
      @ForAll @IntRange(min = 2, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 900) int perSecond,
      @ForAll @IntRange(min = 0, max = 40) int room,
      @ForAll boolean waits) {
    free = Optional.of(room);

    AutopilotPlan plan = decide(size, perSecond, waits ? LONG_WAIT : SHORT_WAIT);

    assertThat(connections(plan))
        .isBetween((int) Math.ceil(size * 0.75), Math.min(2 * size, size + room));
  }

  @Test
  void findingsPreventSteps() {
    distortion = Optional.of("psql has locked platform.account.");

    AutopilotPlan plan = decide(10, 100, LONG_WAIT);

    assertThat(plan.action()).isEqualTo(Action.LEAVE);
    assertThat(plan.reason()).contains("psql has locked");
    assertThat(plan.expected()).isEmpty();
  }

  @Test
  void slowerWorkPreventsGrowth() {
    hold = Duration.ofMillis(300);
    dominant = Optional.of(new AdviceInput.Dominant("select everything", 0.9));

    AutopilotPlan plan = decide(10, 100, LONG_WAIT);

    assertThat(plan.action()).isEqualTo(Action.LEAVE);
    assertThat(plan.reason()).contains("300 ms", "100", "select everything");
  }

  @Test
  void dominantStatementWithoutAUsualTimePreventsGrowth() {
    usualHold = Optional.empty();
    dominant = Optional.of(new AdviceInput.Dominant("select everything", 0.9));

    assertThat(decide(10, 100, LONG_WAIT).action()).isEqualTo(Action.LEAVE);
    dominant = Optional.empty();
    assertThat(decide(10, 100, LONG_WAIT).action()).isEqualTo(Action.GROW);
  }

  @Test
  void missingRoomIsGivenAsReason() {
    free = Optional.of(0);

    assertThat(decide(10, 100, LONG_WAIT).reason()).contains("gives no more than 10");
  }

  @Test
  void unneededConnectionsShrinkByAQuarter() {
    AutopilotPlan plan = decide(20, 30, SHORT_WAIT);

    assertThat(plan.action()).isEqualTo(Action.SHRINK);
    assertThat(connections(plan)).isEqualTo(15);
  }

  @Test
  void shrinkingStopsAtLastWeeksDemand() {
    lastWeek = OptionalInt.of(18);
    assertThat(connections(decide(20, 30, SHORT_WAIT))).isEqualTo(18);

    lastWeek = OptionalInt.of(20);
    assertThat(decide(20, 30, SHORT_WAIT).action()).isEqualTo(Action.LEAVE);

    lastWeek = OptionalInt.empty();
    assertThat(decide(20, 30, SHORT_WAIT).reason()).contains("not known yet");
  }

  @Test
  void sizeTooSmallForThisLoadIsNotTriedAgain() {
    past =
        past.seen(17, NOW.minus(Duration.ofHours(1)))
            .began(decide(17, 100, LONG_WAIT), NOW.minus(Duration.ofHours(1)))
            .seen(20, NOW.minus(Duration.ofMinutes(30)));

    assertThat(connections(decide(20, 95, SHORT_WAIT))).isEqualTo(18);
    assertThat(connections(decide(20, 40, SHORT_WAIT))).isEqualTo(15);
  }

  @Test
  void revertedStepPausesTheAutopilot() {
    past =
        past.reverted(
            Action.GROW,
            12,
            Optional.empty(),
            "the last prediction was wrong",
            NOW.minusSeconds(60));

    assertThat(decide(10, 100, LONG_WAIT).reason())
        .contains("the last prediction was wrong", "14 min");
  }

  @Test
  void shrinkingNeedsAQuarterOfAnHourOfSamples() {
    past = past.seen(20, NOW.minus(Duration.ofMinutes(10)));
    assertThat(decide(20, 30, SHORT_WAIT).action()).isEqualTo(Action.LEAVE);

    samples = 2;
    assertThat(decide(20, 30, SHORT_WAIT).reason()).contains("not been observed long enough");
  }
}
