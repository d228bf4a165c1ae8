package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Partitions of the audit log are made ahead and dropped behind, whatever happens in a year. */
class AuditPartitionsYearTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration RETENTION = Duration.ofDays(90);

  /** An entry goes with the others of its partition, which is four days long. */
  private static final Duration MOST = RETENTION.plusDays(6);

  private static final Duration AHEAD = Duration.ofDays(28);

  @Test
  void aYearIsPartitionedAheadAndDroppedBehind() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 400)) {
      for (int day = 1; day <= 400; day++) {
        log.node().maintain();
        writeADay(log);
        log.node().seal();

        assertThat(log.rest()).isZero();
        assertThat(log.ahead()).isGreaterThan(AHEAD.minus(DAY));
        assertThat(log.partitions()).isLessThan(50);
        assertNothingYoungIsGone(log);
        if (day % 20 == 0) {
          assertThat(log.verification().faults()).isEmpty();
          assertThat(log.gaps()).isZero();
        }
        log.advance(DAY);
      }

      assertThat(log.oldestAge()).isBetween(RETENTION.minus(DAY), MOST);
      assertThat(log.verification().purgedUpTo()).isGreaterThan(1500);
    }
  }

  /** Around a midnight too, where a partition ends every fourth day. */
  private static void writeADay(AuditLogFixture log) {
    Instant midnight = log.midnight();
    log.write(
        log.instant(),
        log.instant().plusSeconds(3600),
        midnight.minusMillis(1),
        midnight,
        midnight.plusMillis(1));
    log.write(log.instant().minusSeconds(60)); // committed late: its id is of before
  }

  private static void assertNothingYoungIsGone(AuditLogFixture log) {
    Instant cutoff = log.instant().minus(RETENTION);
    assertThat(log.storedSince(cutoff)).isEqualTo(log.writtenSince(cutoff));
  }

  @Test
  void serviceThatWasOffForMonthsLosesNothing() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 400)) {
      for (int day = 0; day < 10; day++) {
        log.node().maintain();
        writeADay(log);
        log.node().seal();
        log.advance(DAY);
      }
      log.advance(Duration.ofDays(60));

      writeADay(log);
      log.node().seal();
      assertThat(log.rest()).isPositive();
      log.node().maintain();

      assertThat(log.rest()).isZero();
      assertThat(log.gaps()).isZero();
      assertThat(log.ahead()).isGreaterThan(AHEAD);
      assertThat(log.verification().checked()).isEqualTo(66);
      assertNothingYoungIsGone(log);

      for (int week = 0; week < 30; week++) {
        log.advance(Duration.ofDays(7));
        log.node().maintain();
        writeADay(log);
        log.node().seal();
        assertNothingYoungIsGone(log);
      }
      assertThat(log.oldestAge()).isLessThan(MOST);
      assertThat(log.verification().faults()).isEmpty();
    }
  }

  @Test
  void twoNodesAtOnceDoEachStepOnce() {
    try (AuditLogFixture log = new AuditLogFixture(RETENTION, 400)) {
      AuditNodeFixture one = log.newNode();
      AuditNodeFixture other = log.newNode();
      for (int round = 0; round < 40; round++) {
        List<CompletableFuture<Void>> nodes =
            Stream.of(one, other).map(node -> CompletableFuture.runAsync(node::maintain)).toList();
        writeADay(log);
        log.node().seal();
        nodes.forEach(CompletableFuture::join);
        assertNothingYoungIsGone(log);
        log.advance(Duration.ofDays(7));
      }
      log.node().maintain();

      assertThat(log.gaps()).isZero();
      assertThat(log.rest()).isZero();
      assertThat(log.oldestAge()).isLessThan(MOST.plusDays(7));
      assertThat(log.verification().faults()).isEmpty();
    }
  }
}
