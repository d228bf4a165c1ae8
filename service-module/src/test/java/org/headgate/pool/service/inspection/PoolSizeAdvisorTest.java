package org.headgate.pool.service.inspection;

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
import org.headgate.pool.service.inspection.PoolSizeAdvisor.AdviceInput;
import org.headgate.pool.service.monitoring.DemandSnapshot;
import org.junit.jupiter.api.Test;

class PoolSizeAdvisorTest {
  private static final Optional<AdviceInput.Dominant> NONE = Optional.empty();

  private static AdviceInput input(
      int perSecond, int holdMillis, int size, Optional<AdviceInput.Dominant> dominant, int free) {
    return input(perSecond, holdMillis, size, dominant, 0, free);
  }

  private static AdviceInput input(
      int perSecond,
      int holdMillis,
      int size,
      Optional<AdviceInput.Dominant> dominant,
      int leaking,
      int free) {
    return new AdviceInput(
        PoolName.PLATFORM,
        DatabaseSettings.OPERATOR_LANE.resized(1, size - 1),
        new DemandSnapshot(
            Duration.ofSeconds(60),
            perSecond * 60L,
            perSecond,
            0,
            0,
            DemandSnapshot.Percentiles.NONE,
            DemandSnapshot.Percentiles.NONE),
        Duration.ofMillis(holdMillis),
        dominant,
        leaking,
        Optional.of(free));
  }

  private static int connections(PoolAdvice advice) {
    return advice.recommended().poolSize() + advice.recommended().maxOverflow();
  }

  @Property
  void theSizeKeepsUpAndKeepsTheFloor(
      @ForAll @IntRange(min = 1, max = 500) int perSecond,
      @ForAll @IntRange(min = 1, max = 100) int holdMillis) {
    PoolAdvice advice = PoolSizeAdvisor.advise(input(perSecond, holdMillis, 5, NONE, 1_000));

    assertThat(connections(advice))
        .isGreaterThanOrEqualTo(PoolSizeAdvisor.DEADLOCK_FLOOR)
        .isGreaterThanOrEqualTo((int) Math.ceil(perSecond * holdMillis / 1000.0));
    assertThat(advice.reasons()).isNotEmpty();
  }

  @Test
  void whileConnectionsLeakTheSizeStays() {
    PoolAdvice advice = PoolSizeAdvisor.advise(input(100, 5, 6, NONE, 2, 1_000));

    assertThat(connections(advice)).isEqualTo(6);
    assertThat(advice.reasons()).singleElement().asString().contains("2 of 6 connections are held");
  }

  @Property
  void moreConnectionsNeverMakeAWaitLikelier(
      @ForAll @DoubleRange(min = 0, max = 1_000) double rate,
      @ForAll @IntRange(min = 1, max = 60) int connections) {
    QueueingModel queueingModel = new QueueingModel(rate, Duration.ofMillis(10));

    assertThat(queueingModel.probabilityOfWait(connections)).isBetween(0.0, 1.0);
    assertThat(queueingModel.probabilityOfWait(connections + 1))
        .isLessThanOrEqualTo(queueingModel.probabilityOfWait(connections) + 1e-9);
  }

  @Test
  void knowsErlangsTable() {
    assertThat(new QueueingModel(2, Duration.ofSeconds(1)).probabilityOfWait(3))
        .isCloseTo(0.4444, org.assertj.core.data.Offset.offset(0.0005));
  }

  @Test
  void doesNotGrowForOneSlowQuery() {
    var dominant = Optional.of(new AdviceInput.Dominant("select slow from t", 0.7));

    PoolAdvice advice = PoolSizeAdvisor.advise(input(100, 500, 5, dominant, 90));

    assertThat(connections(advice)).isEqualTo(5);
    assertThat(advice.reasons().get(0))
        .isEqualTo("Do not grow: this query holds 70 %: select slow from t");
  }

  @Test
  void staysWithinWhatTheServerCanGive() {
    assertThat(connections(PoolSizeAdvisor.advise(input(100, 500, 5, NONE, 3)))).isEqualTo(8);
  }

  @Test
  void writesADropIn() {
    assertThat(PoolSizeAdvisor.advise(input(100, 100, 5, NONE, 90)).serverXml())
        .contains("<connectionManager id=\"platform\" minPoolSize=\"11\"");
  }

  @Test
  void saysNothingOfAPoolThatNobodyUses() {
    PoolAdvice advice = PoolSizeAdvisor.advise(input(0, 0, 5, NONE, 90));

    assertThat(advice.recommended()).isEqualTo(new PoolAdvice.Size(1, 4));
    assertThat(advice.reasons())
        .containsExactly(
            "Too little was asked of the pool in the last 60 s to advise another size than 1 and 4"
                + " above.");
    assertThat(advice.serverXml()).contains("minPoolSize=\"1\" maxPoolSize=\"5\"");
  }

  @Test
  void thePoolThatIsLargerThanItNeedsIsToldSo() {
    PoolAdvice advice = PoolSizeAdvisor.advise(input(10, 10, 15, NONE, 90));

    assertThat(connections(advice)).isLessThan(15);
    assertThat(advice.reasons()).contains("The pool may have 15: fewer would do at this rate.");
  }

  @Test
  void theOperatorLaneKeepsItsSizeHoweverMuchTheConsoleAsks() {
    AdviceInput polled = input(200, 100, 2, NONE, 90);
    PoolAdvice advice =
        PoolSizeAdvisor.advise(
            new AdviceInput(
                PoolName.OPERATOR,
                polled.settings(),
                polled.demand(),
                polled.meanHold(),
                polled.dominant(),
                0,
                polled.free()));

    assertThat(advice.recommended()).isEqualTo(new PoolAdvice.Size(1, 1));
    assertThat(advice.reasons()).hasSize(1);
  }
}
