package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Partitions of executions are made ahead and dropped behind, whatever happens in a year. */
class ExecutionPartitionsYearTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int KEPT_DAYS = 30;

  /** An execution goes with the others of its partition. */
  private static final int MOST_DAYS = KEPT_DAYS + ExecutionPurgeTask.PARTITION_DAYS + 1;

  @Test
  void aYearIsPartitionedAheadAndDroppedBehind() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(400)) {
      for (int day = 1; day <= 400; day++) {
        executions.maintain();
        executions.execute(executions.instant().minusSeconds(3600));
        executions.execute(executions.instant());

        assertThat(executions.rest()).isZero();
        assertThat(executions.ahead()).isGreaterThan(DAY.multipliedBy(27));
        assertThat(executions.partitions()).isLessThan(12);
        assertThat(executions.storedSince(executions.instant().minus(DAY.multipliedBy(KEPT_DAYS))))
            .isEqualTo(2L * Math.min(day, KEPT_DAYS + 1));
        executions.advance(DAY);
      }

      assertThat(executions.stored()).isLessThanOrEqualTo(2L * MOST_DAYS);
      assertThat(executions.strays()).isZero();
      assertThat(executions.unpaired()).isZero();
    }
  }

  @Test
  void serviceThatWasOffForMonthsLosesNothing() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(200)) {
      executions.maintain();
      executions.execute(executions.instant());
      executions.advance(DAY.multipliedBy(60));

      executions.execute(executions.instant());
      executions.execute(executions.instant().plus(DAY));
      assertThat(executions.rest()).isEqualTo(2);
      executions.maintain();

      assertThat(executions.rest()).isZero();
      assertThat(executions.stored()).isEqualTo(2);
      assertThat(executions.ahead()).isGreaterThan(DAY.multipliedBy(27));
      assertThat(executions.strays()).isZero();
      assertThat(executions.unpaired()).isZero();
    }
  }

  @Test
  void twoNodesAtOnceDoEachStepOnce() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(300)) {
      for (int round = 0; round < 30; round++) {
        List<CompletableFuture<Void>> nodes =
            Stream.generate(() -> CompletableFuture.runAsync(executions::maintain))
                .limit(2)
                .toList();
        executions.execute(executions.instant());
        nodes.forEach(CompletableFuture::join);
        executions.advance(DAY.multipliedBy(7));
      }
      executions.maintain();

      assertThat(executions.rest()).isZero();
      assertThat(executions.stored()).isBetween(4L, 7L);
      assertThat(executions.strays()).isZero();
      assertThat(executions.unpaired()).isZero();
    }
  }
}
