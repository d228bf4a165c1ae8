package org.headgate.pool.service.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSettings;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.ManualGuardClock;
import org.headgate.pool.service.liberty.AbortedConnections;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.junit.jupiter.api.Test;

class LostConnectionDetectorTest {

  private static final PoolName POOL = PoolName.PLATFORM;
  private static final GuardedWork WORK = GuardedWork.once(POOL, WorkPriority.USERS);

  private final ManualGuardClock clock = new ManualGuardClock();
  private final Liberty liberty = new Liberty();
  private final DatabaseGuard guard =
      new DatabaseGuard(
          GuardSettings.of(
              HeadgateSettings.from(
                  Map.of(
                      "DATABASE_URL",
                      "postgresql://headgate@db/headgate",
                      "SECRET_KEY",
                      "00112233445566778899aabbccddeeff".repeat(2)))),
          clock,
          clock,
          List.of());
  private final DatabaseMonitor allUp =
      new DatabaseMonitor() {
        @Override
        public DatabaseStatus status(PoolName database) {
          return DatabaseStatus.up(clock.instant(), Duration.ZERO);
        }
      };
  private final LostConnectionDetector detector =
      new LostConnectionDetector(guard, allUp, liberty, clock, clock::nanos);

  @Test
  void connectionsWithoutBorrowerAreNamedAndReclaimed() {
    seconds(3);
    assertThatThrownBy(() -> guard.run(WORK, this::loseOne))
        .isInstanceOf(IllegalStateException.class);
    guard.run(WORK, () -> {});

    seconds(7);

    assertThat(liberty.out).isZero();
    LostConnection lost = detector.latest(POOL).orElseThrow();
    assertThat(lost.takenBackAt()).isPresent();
    assertThat(lost.lastBorrower().orElseThrow().failed()).isTrue();
    assertThat(lost.lastBorrower().orElseThrow().description())
        .contains(Thread.currentThread().getName());
  }

  @Test
  void borrowedConnectionsAreNotAborted() {
    guard.run(
        WORK,
        () -> {
          liberty.out = 1;
          seconds(60);
          assertThat(liberty.aborts).isZero();
          liberty.out = 0;
        });
    assertThat(detector.latest(POOL)).isEmpty();
  }

  @Test
  void onlyConnectionsOlderThanEveryBorrowAreAborted() {
    guard.run(
        WORK,
        () -> {
          liberty.out = 2;
          clock.pass(Duration.ofSeconds(20));
          seconds(7);
          assertThat(liberty.longestSpared).isGreaterThan(Duration.ofSeconds(25));
        });
  }

  @Test
  void waitersInsideLibertyHoldNoConnection() {
    liberty.out = 5;
    liberty.waiting = 1;
    clock.pass(Duration.ofMinutes(1));
    withBorrowers(
        5,
        () -> {
          seconds(7);
          assertThat(liberty.out).isEqualTo(4);
        });
  }

  private void withBorrowers(int borrowers, Runnable what) {
    if (borrowers == 0) {
      what.run();
    } else {
      guard.callWithoutQueueing(
          POOL,
          () -> {
            withBorrowers(borrowers - 1, what);
            return clock;
          });
    }
  }

  @Test
  void maintenanceBorrowsAreCounted() {
    guard.callWithoutQueueing(
        POOL,
        () -> {
          liberty.out = 1;
          seconds(60);
          return clock;
        });

    assertThat(liberty.aborts).isZero();
  }

  @Test
  void failedReclaimIsReportedUntilTheConnectionReturns() {
    liberty.isBusy = true;
    liberty.out = 1;
    seconds(7);
    assertThat(detector.latest(POOL).orElseThrow().takenBackAt()).isEmpty();

    liberty.out = 0;
    seconds(1);
    assertThat(detector.latest(POOL)).isEmpty();
  }

  /** It was reported as reclaimed each second, for as long as the server ran. */
  @Test
  void abortedConnectionStillCountedIsNotReclaimed() {
    liberty.countsForEver = true;
    liberty.out = 1;
    seconds(60);
    assertThat(detector.latest(POOL).orElseThrow().takenBackAt()).isEmpty();
    assertThat(liberty.aborts).isBetween(3, 8);
  }

  /** It was reported as one that cannot be reclaimed, and forgotten. */
  @Test
  void secondLostConnectionIsReclaimedAndNamedToo() throws Exception {
    assertThatThrownBy(() -> guard.run(WORK, this::loseOne))
        .isInstanceOf(IllegalStateException.class);
    seconds(3);
    Thread second = new Thread(this::loseAnother, "the second borrower");
    second.start();
    second.join();
    seconds(12);

    assertThat(liberty.out).isZero();
    LostConnection lost = detector.latest(POOL).orElseThrow();
    assertThat(lost.takenBackAt()).isPresent();
    assertThat(lost.since()).isEqualTo(liberty.takenAt);
    assertThat(lost.lastBorrower().orElseThrow().description()).contains("the second borrower");
  }

  private void loseAnother() {
    guard.run(
        WORK,
        () -> {
          liberty.takenNext = Optional.of(clock.instant());
          liberty.out = 2;
        });
  }

  private void loseOne() {
    liberty.takenAt = clock.instant();
    liberty.out = 1;
    throw new IllegalStateException("the container forgets it");
  }

  private void seconds(int number) {
    for (int second = 0; second < number; second++) {
      detector.sampled(POOL, new PoolSample(clock.instant(), 15, 5, 0, 5, 0, 0));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  private final class Liberty extends LibertyPoolMBeans {

    private int out;
    private int waiting;
    private int aborts;
    private boolean isBusy;
    private boolean countsForEver;
    private Instant takenAt = clock.instant();
    private Optional<Instant> takenNext = Optional.empty();
    private Duration longestSpared = Duration.ZERO;

    @Override
    public Optional<PoolStatistics> statistics(PoolName pool) {
      return Optional.of(new PoolStatistics(5, 5, 5L - out, 0, 0));
    }

    @Override
    public int waiting(PoolName pool) {
      return waiting;
    }

    @Override
    public Optional<AbortedConnections> abort(PoolName pool, Duration outForLonger) {
      aborts++;
      longestSpared = outForLonger;
      if (isBusy) {
        throw new IllegalStateException("others take or return");
      }
      if (Duration.between(takenAt, clock.instant()).compareTo(outForLonger) <= 0) {
        return Optional.empty();
      }
      out -= countsForEver ? 0 : 1;
      Duration longest = Duration.between(takenAt, clock.instant());
      takenAt = takenNext.orElse(takenAt);
      return Optional.of(new AbortedConnections(1, longest));
    }
  }
}
