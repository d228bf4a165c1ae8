package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.Lines;
import org.headgate.pool.service.events.PoolSample;
import org.junit.jupiter.api.Test;

class ExhaustionLoggerTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Lines lines = new Lines();
  private final ExhaustionLogger warnings = new ExhaustionLogger(lines);

  private void inUseOfTwenty(long... counts) {
    for (long inUse : counts) {
      warnings.sampled(PoolName.PLATFORM, new PoolSample(NOON, 20, 20, inUse, 20 - inUse, 0, 0));
    }
  }

  @Test
  void eachLevelIsWarnedOfOnce() {
    inUseOfTwenty(15, 16, 16, 18, 19, 19, 20, 20);

    assertThat(lines.all)
        .containsExactly(
            "WARNING Pool platform has reached 80 %: 16 of 20 connections in use, 0 calls waiting",
            "WARNING Pool platform has reached 95 %: 19 of 20 connections in use, 0 calls waiting",
            "WARNING Pool platform has reached 100 %: 20 of 20 connections in use, 0 calls waiting");
  }

  @Test
  void smallChangesAroundALevelWarnOnce() {
    inUseOfTwenty(19, 20, 20, 19, 19);
    int previous = lines.all.size();
    inUseOfTwenty(16, 17, 16, 17);

    assertThat(lines.all).hasSize(previous);
  }

  @Test
  void recoveryIsLoggedAndNextRiseWarnsAgain() {
    inUseOfTwenty(16, 4, 16);

    assertThat(lines.all)
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly(
            "WARNING Pool platform has reached 80 %",
            "INFO Pool platform is below 80 % again", "WARNING Pool platform has reached 80 %");
  }

  @Test
  void poolWithWaitingCallsIsReportedFull() {
    warnings.sampled(PoolName.PLATFORM, new PoolSample(NOON, 20, 20, 12, 8, 3, 0));

    assertThat(lines.all)
        .containsExactly(
            "WARNING Pool platform has reached 100 %: 12 of 20 connections in use, 3 calls waiting");
  }

  @Test
  void operatorLaneIsNotWarnedOf() {
    warnings.sampled(PoolName.OPERATOR, new PoolSample(NOON, 2, 2, 2, 0, 0, 0));

    assertThat(lines.all).isEmpty();
  }
}
