package org.headgate.pool.service.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.service.monitoring.DemandSnapshot;
import org.headgate.pool.service.monitoring.DemandSnapshot.Percentiles;
import org.junit.jupiter.api.Test;

class PoolSizeAdvisorTest {
  private static final Duration A_QUARTER = Duration.ofMinutes(15);
  private static final Duration SHORT_WAIT = Duration.ofMillis(1);
  private static final Duration LONG_WAIT = Duration.ofMillis(200);

  private PoolName pool = PoolName.PLATFORM;
  private Duration window = A_QUARTER;
  private Duration waited = LONG_WAIT;
  private Optional<AdviceInput.Dominant> dominant = Optional.empty();
  private Optional<String> distortion = Optional.empty();
  private Optional<Integer> free = Optional.of(1_000);

  private PoolAdvice advise(int perSecond, int holdMillis, int size) {
    return advise(perSecond, holdMillis, 1, size - 1);
  }

  private PoolAdvice advise(int perSecond, int holdMillis, int base, int overflow) {
    return PoolSizeAdvisor.advise(
        new AdviceInput(
            pool,
            DatabaseSettings.OPERATOR_LANE.resized(base, overflow),
            new DemandSnapshot(
                window,
                perSecond * window.toSeconds(),
                perSecond,
                0,
                0,
                new Percentiles(waited, waited, waited),
                Percentiles.NONE,
                Duration.ofMillis(holdMillis)),
            dominant,
            distortion,
            free));
  }

  private static int connections(PoolAdvice advice) {
    return advice.recommended().poolSize() + advice.recommended().maxOverflow();
  }

  @Property
  void adviceStaysWithinThreeQuartersDoubleAndBudget(
      @ForAll @IntRange(min = 1, max = 500) int perSecond,
      @ForAll @IntRange(min = 1, max = 100) int holdMillis,
      @ForAll @IntRange(min = 2, max = 90) int size,
      @ForAll @IntRange(min = 0, max = 60) int room,
      @ForAll boolean waits) {
    waited = waits ? LONG_WAIT : SHORT_WAIT;
    free = Optional.of(room);

    int advised = connections(advise(perSecond, holdMillis, size));

    assertThat(advised)
        .isGreaterThanOrEqualTo(PoolSizeAdvisor.DEADLOCK_FLOOR)
        .isGreaterThanOrEqualTo((int) Math.ceil(size * 0.75))
        .isLessThanOrEqualTo(2 * size)
        .isLessThanOrEqualTo(size + room);
  }

  /** Following each advice ends at one size, without a step back. */
  @Property
  void adviceForTheSameLoadNeverReverses(
      @ForAll @IntRange(min = 1, max = 500) int perSecond,
      @ForAll @IntRange(min = 1, max = 100) int holdMillis,
      @ForAll @IntRange(min = 2, max = 90) int size,
      @ForAll boolean waits) {
    waited = waits ? LONG_WAIT : SHORT_WAIT;
    int first = connections(advise(perSecond, holdMillis, size));
    int next = connections(advise(perSecond, holdMillis, first));

    assertThat(Integer.signum(next - first)).isIn(0, Integer.signum(first - size));
    int now = size;
    for (int step = 0; step < 20; step++) {
      now = connections(advise(perSecond, holdMillis, now));
    }
    assertThat(connections(advise(perSecond, holdMillis, now))).isEqualTo(now);
  }

  @Property
  void shortPoolGrowsUntilItMeetsTheLoad(
      @ForAll @IntRange(min = 1, max = 500) int perSecond,
      @ForAll @IntRange(min = 1, max = 100) int holdMillis) {
    int now = 2;
    for (int step = 0; step < 10; step++) {
      now = connections(advise(perSecond, holdMillis, now));
    }

    assertThat(now).isGreaterThanOrEqualTo((int) Math.ceil(perSecond * holdMillis / 1000.0));
  }

  @Property
  void findingsOrShortWindowKeepTheSize(
      @ForAll @IntRange(min = 1, max = 500) int perSecond,
      @ForAll @IntRange(min = 1, max = 100) int holdMillis,
      @ForAll @IntRange(min = 2, max = 90) int size,
      @ForAll @IntRange(min = 1, max = 899) int seconds,
      @ForAll boolean finding) {
    if (finding) {
      distortion = Optional.of("psql has locked platform.account.");
    } else {
      window = Duration.ofSeconds(seconds);
    }

    assertThat(connections(advise(perSecond, holdMillis, size))).isEqualTo(size);
  }

  @Property
  void moreConnectionsNeverRaiseTheWaitProbability(
      @ForAll @DoubleRange(min = 0, max = 1_000) double rate,
      @ForAll @IntRange(min = 1, max = 60) int connections) {
    QueueingModel queueingModel = new QueueingModel(rate, Duration.ofMillis(10));

    assertThat(queueingModel.probabilityOfWait(connections)).isBetween(0.0, 1.0);
    assertThat(queueingModel.probabilityOfWait(connections + 1))
        .isLessThanOrEqualTo(queueingModel.probabilityOfWait(connections) + 1e-9);
  }

  @Test
  void waitProbabilityMatchesTheErlangTable() {
    assertThat(new QueueingModel(2, Duration.ofSeconds(1)).probabilityOfWait(3))
        .isCloseTo(0.4444, org.assertj.core.data.Offset.offset(0.0005));
  }

  @Test
  void distortedFiguresKeepTheSize() {
    distortion = Optional.of("Platform pool: 2 of 6 connections are held.");

    assertThat(advise(100, 5, 6).reasons())
        .containsExactly("Leave the size as it is: Platform pool: 2 of 6 connections are held.");
  }

  @Test
  void tooShortAWindowGivesNoAdvice() {
    window = Duration.ofMinutes(3);

    assertThat(advise(100, 500, 5).reasons())
        .containsExactly("Observed for 3 min; advice on its size needs 15.");
  }

  @Test
  void poolDoesNotGrowForOneSlowQuery() {
    dominant = Optional.of(new AdviceInput.Dominant("select slow from t", 0.7));

    PoolAdvice advice = advise(100, 500, 5);

    assertThat(connections(advice)).isEqualTo(5);
    assertThat(advice.reasons().get(0))
        .isEqualTo("Do not grow: this query holds 70 %: select slow from t");
  }

  @Test
  void poolDoesNotGrowWithoutWaits() {
    waited = SHORT_WAIT;

    PoolAdvice advice = advise(100, 500, 5);

    assertThat(connections(advice)).isEqualTo(5);
    assertThat(advice.reasons())
        .contains("Requests waited no longer than 20 ms all the same: leave it.");
  }

  @Test
  void growthIsLimitedByFreeConnections() {
    free = Optional.of(3);

    assertThat(connections(advise(100, 500, 5))).isEqualTo(8);
  }

  @Test
  void poolDoesNotGrowWithoutKnownFreeConnections() {
    free = Optional.empty();

    assertThat(connections(advise(100, 500, 5))).isEqualTo(5);
  }

  @Test
  void minimumCoversTheAverageLoad() {
    PoolAdvice advice = advise(100, 60, 2, 5);

    assertThat(advice.recommended().poolSize()).isEqualTo(6);
    assertThat(advice.serverXml()).contains("<connectionManager id=\"platform\" minPoolSize=\"6\"");
  }

  @Test
  void unusedPoolKeepsItsSize() {
    PoolAdvice advice = advise(0, 0, 5);

    assertThat(advice.recommended()).isEqualTo(new PoolAdvice.Size(1, 4));
    assertThat(advice.reasons())
        .containsExactly(
            "The pool had too few calls in the last 15 min to advise a size other than 1 and 4"
                + " above.");
    assertThat(advice.serverXml()).contains("minPoolSize=\"1\" maxPoolSize=\"5\"");
  }

  @Test
  void oversizedPoolShrinksByAtMostAQuarter() {
    waited = SHORT_WAIT;
    PoolAdvice advice = advise(10, 10, 16);

    assertThat(connections(advice)).isEqualTo(12);
    assertThat(advice.reasons()).contains("The pool may have 16: fewer would do at this rate.");
  }

  @Test
  void operatorLaneKeepsItsSizeUnderLoad() {
    pool = PoolName.OPERATOR;

    PoolAdvice advice = advise(200, 100, 2);

    assertThat(advice.recommended()).isEqualTo(new PoolAdvice.Size(1, 1));
    assertThat(advice.reasons()).hasSize(1);
  }
}
