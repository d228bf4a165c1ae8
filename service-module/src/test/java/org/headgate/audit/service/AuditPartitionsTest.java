package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.audit.persistence.ExpiredAuditPartition;
import org.headgate.tasks.persistence.PartitionStep;
import org.junit.jupiter.api.Test;

/** The steps to partitions of the audit log and back, and what must not happen meanwhile. */
class AuditPartitionsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration RETENTION = Duration.ofDays(90);

  @Test
  void largeTableIsCheckedBesideItsWriters() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 60)) {
      AuditNodeFixture node = log.newNode().withLargeTables();
      log.write(log.instant(), log.instant().plus(DAY));

      assertThat(node.prepare()).isEqualTo(PartitionStep.PROMISED);
      assertThat(node.prepare()).isEqualTo(PartitionStep.UNVALIDATED);
      log.write(log.instant(), log.instant().plus(DAY.multipliedBy(28)));
      assertThat(node.validate()).isTrue();
      assertThat(node.validate()).isTrue();
      assertThat(node.prepare()).isEqualTo(PartitionStep.LIMITED);

      assertThat(promises(log)).isZero();
      assertThat(node.prepare()).isEqualTo(PartitionStep.READY);
      log.write(log.instant().plus(DAY.multipliedBy(40)));
      assertThat(log.rest()).isOne();
      log.node().seal();
      assertThat(log.verification().checked()).isEqualTo(5);
      assertThat(log.verification().faults()).isEmpty();
    }
  }

  /** Everybody else would have to wait behind it. */
  @Test
  void openTransactionIsNotWaitedFor() throws SQLException {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 400);
        Connection writer = log.database().pool(1).getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(insert("gen_random_uuid()"));
      assertThat(log.node().prepare()).isEqualTo(PartitionStep.BUSY);
      writer.rollback();
      log.node().maintain();
      log.advance(RETENTION.plusDays(40));

      statement.execute(insert("gen_random_uuid()"));
      ExpiredAuditPartition expired = log.node().findExpired().orElseThrow();
      assertThat(log.node().drop(expired)).isFalse();
      writer.rollback();
      assertThat(log.node().drop(expired)).isTrue();
    }
  }

  /** They call this function every six hours, and nothing else of this version. */
  @Test
  void nodesOfTheVersionBeforeTakeBackAPromisedLimit() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 20)) {
      assertThat(log.newNode().withLargeTables().prepare()).isEqualTo(PartitionStep.PROMISED);
      assertThat(promises(log)).isOne();

      log.database().text("select platform.prepare_history(now())");

      assertThat(promises(log)).isZero();
    }
  }

  @Test
  void promisedLimitThatComesNearIsPutOff() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 20)) {
      AuditNodeFixture node = log.newNode().withLargeTables();
      assertThat(node.prepare()).isEqualTo(PartitionStep.PROMISED);
      log.advance(DAY.multipliedBy(19));

      assertThat(node.prepare()).isEqualTo(PartitionStep.WITHDRAWN);
      assertThat(node.prepare()).isEqualTo(PartitionStep.PROMISED);
    }
  }

  @Test
  void idsOfTheFutureAreStoredAndOnlyKeepPartitionsFromBeingMade() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 60)) {
      log.database().update(insert("'ffffffff-0000-7000-8000-000000000000'"));
      assertThat(log.node().prepare()).isEqualTo(PartitionStep.BLOCKED);
      log.write(log.instant());
      log.node().seal();

      assertThat(log.rest()).isEqualTo(2);
      assertThat(log.verification().checked()).isEqualTo(2);
    }
  }

  @Test
  void idOfAPastClockDelaysNothing() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 400)) {
      Instant start = log.instant();
      for (int day = 0; day < 130; day++) {
        log.node().maintain();
        log.write(log.instant());
        if (day == 80) {
          log.node().write(start.plus(DAY.multipliedBy(5)), log.instant());
        }
        log.node().seal();
        log.advance(DAY);
      }

      assertThat(log.oldestAge()).isLessThan(RETENTION.plusDays(6));
      assertThat(log.storedSince(Instant.EPOCH))
          .isEqualTo(1 + log.writtenSince(log.instant().minus(log.oldestAge()).minusSeconds(1)));
      assertThat(log.verification().faults()).isEmpty();
    }
  }

  @Test
  void partitionIsNotDroppedBeforeItsEntriesAreSealed() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 400)) {
      log.node().maintain();
      log.advance(DAY.multipliedBy(5));
      log.write(log.instant());
      log.advance(RETENTION.plusDays(30));
      log.node().maintain();
      assertThat(log.storedSince(Instant.EPOCH)).isOne();

      log.node().seal();
      ExpiredAuditPartition expired = log.node().findExpired().orElseThrow();

      assertThat(expired.last()).isPresent();
      assertThat(log.node().drop(new ExpiredAuditPartition(expired.name(), Optional.empty())))
          .isFalse();
      assertThat(log.node().drop(new ExpiredAuditPartition("audit_entry_rest", expired.last())))
          .isFalse();
      assertThat(log.node().drop(expired)).isTrue();
      assertThat(log.node().drop(expired)).isFalse();
      assertThat(log.storedSince(Instant.EPOCH)).isZero();
      assertThat(log.verification().purgedUpTo()).isOne();
    }
  }

  @Test
  void shorterRetentionHoldsAtOnceForLongerPartitions() {
    try (AuditLogFixture log = new AuditLogFixture(Duration.ofDays(365), 100)) {
      for (int day = 0; day < 40; day++) {
        log.node().maintain();
        log.write(log.instant());
        log.node().seal();
        log.advance(DAY);
      }

      log.newNode(Duration.ofDays(10)).maintain();

      assertThat(log.oldestAge()).isLessThanOrEqualTo(Duration.ofDays(10).plusSeconds(1));
      assertThat(log.verification().faults()).isEmpty();
    }
  }

  @Test
  void positionIsTakenOnceInAllPartitions() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 60)) {
      log.node().maintain();
      log.write(log.instant());
      log.node().seal();
      log.write(log.instant().plus(DAY.multipliedBy(20)));

      assertThatThrownBy(
              () ->
                  log.database()
                      .update(
                          "update platform.audit_entry set position = 1, seal = 'x'"
                              + " where position is null"))
          .hasStackTraceContaining("two entries of the audit log have one position");
    }
  }

  private static long promises(AuditLogFixture log) {
    return log.database()
        .number("select count(*) from pg_constraint where conname = 'audit_entry_boundary'");
  }

  private static String insert(String id) {
    return "insert into platform.audit_entry (id, occurred_at, actor, action, outcome, details,"
        + " digest) values (%s, now() - interval '2 days', 'system', 'x', 'success', '{}', 'x')"
            .formatted(id);
  }
}
