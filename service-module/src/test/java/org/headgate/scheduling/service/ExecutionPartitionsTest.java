package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.headgate.tasks.persistence.PartitionStep;
import org.junit.jupiter.api.Test;

/** The steps to partitions of executions and back, and what must not happen meanwhile. */
class ExecutionPartitionsTest {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void largeTableIsCheckedBesideItsWriters() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(60)) {
      executions.execute(executions.instant());

      assertThat(executions.prepare(0)).isEqualTo(PartitionStep.PROMISED);
      assertThat(executions.prepare(0)).isEqualTo(PartitionStep.UNVALIDATED);
      executions.execute(executions.instant().minus(DAY.multipliedBy(1000)));
      executions.execute(executions.instant().plus(DAY.multipliedBy(28)));
      assertThat(executions.validate()).isTrue();
      assertThat(executions.prepare(0)).isEqualTo(PartitionStep.LIMITED);

      assertThat(promises(executions)).isZero();
      assertThat(executions.prepare(0)).isEqualTo(PartitionStep.READY);
      assertThat(executions.rest()).isZero();
      assertThat(executions.stored()).isEqualTo(3);
      assertThat(executions.unpaired()).isZero();
    }
  }

  /** They call this function every six hours, and nothing else of this version. */
  @Test
  void nodesOfTheVersionBeforeTakeBackAPromisedLimit() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(30)) {
      assertThat(executions.prepare(0)).isEqualTo(PartitionStep.PROMISED);
      assertThat(promises(executions)).isEqualTo(2);

      executions.database().text("select platform.prepare_history(now())");

      assertThat(promises(executions)).isZero();
    }
  }

  /** Everybody else would have to wait behind it. */
  @Test
  void openTransactionIsNotWaitedFor() throws SQLException {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(400);
        Connection writer = executions.database().pool(1).getConnection();
        Statement statement = writer.createStatement()) {
      executions.maintain();
      executions.advance(DAY.multipliedBy(60));
      writer.setAutoCommit(false);
      statement.execute("select count(*) from platform.execution");

      assertThat(executions.drop()).isEmpty();
      writer.rollback();
      assertThat(executions.drop()).contains("execution_first");
    }
  }

  @Test
  void heldExecutionStaysWithoutTheOthersOfItsPartition() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(400)) {
      executions.maintain();
      executions.advance(DAY.multipliedBy(15));
      Instant held = executions.instant();
      executions.hold(held);
      for (int day = 0; day < 70; day++) {
        executions.execute(executions.instant().plusSeconds(1));
        executions.advance(DAY);
        executions.maintain();
      }
      assertThat(
              executions
                  .database()
                  .number(
                      "select count(*) from platform.execution where scheduled_for <= '%s'"
                          .formatted(held.plusSeconds(10))))
          .isOne();

      executions.endHeld();
      executions.maintain();
      assertThat(executions.storedSince(executions.instant())).isOne();
      executions.advance(DAY.multipliedBy(31));
      executions.maintain();

      assertThat(
              executions
                  .database()
                  .number(
                      "select count(*) from platform.execution where scheduled_for = '%s'"
                          .formatted(held)))
          .isZero();
      assertThat(executions.strays()).isZero();
    }
  }

  @Test
  void repeatedInstantOfLongAgoIsKeptForItsTime() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(400)) {
      executions.maintain();
      executions.advance(DAY.multipliedBy(100));
      executions.maintain();
      Instant longAgo = executions.instant().minus(DAY.multipliedBy(90));
      executions.execute(longAgo);
      assertThat(executions.rest()).isOne();

      executions.advance(DAY.multipliedBy(29));
      executions.maintain();
      assertThat(executions.stored()).isOne();
      executions.advance(DAY.multipliedBy(2));
      executions.maintain();

      assertThat(executions.stored()).isZero();
      assertThat(executions.strays()).isZero();
    }
  }

  @Test
  void instantIsStoredOnceInAllPartitions() {
    try (PartitionedExecutionsFixture executions = new PartitionedExecutionsFixture(60)) {
      executions.execute(executions.instant());
      executions.maintain();

      assertThatThrownBy(() -> executions.execute(executions.instant()))
          .hasStackTraceContaining("duplicate key");
    }
  }

  private static long promises(PartitionedExecutionsFixture executions) {
    return executions
        .database()
        .number("select count(*) from pg_constraint where conname like 'execution%boundary'");
  }
}
