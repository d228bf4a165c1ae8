package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceClockTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final AtomicReference<Instant> machineTime = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final InstantSource machine = machineTime::get;
  private final ServiceClock clock = new ServiceClock(machine.withZone(ZoneOffset.UTC), nanos::get);

  @Test
  void isMachinesClockUntilDatabaseIsRead() {
    pass(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-2000, -1, 0, 1, 2000})
  void isMachinesClockWithinTolerance(long millis) {
    follow(NOON.plusMillis(millis));
    pass(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_000, -2001, 2001, 3_600_000})
  void followsDatabaseWhereMachineIsWrong(long millis) {
    follow(NOON.plusMillis(millis));
    pass(Duration.ofSeconds(40));

    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(millis).plusSeconds(40));
    assertThat(clock.machineInstant()).isEqualTo(NOON.plusSeconds(40));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "PT-1H", "PT3S", "P3650D"})
  void machinesJumpChangesNothing(Duration jump) {
    follow(NOON);
    pass(Duration.ofSeconds(10));
    machineTime.updateAndGet(time -> time.plus(jump));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void followsLatestReading() {
    follow(NOON.plusSeconds(90));
    follow(NOON);

    assertThat(clock.instant()).isEqualTo(NOON);
  }

  /** A node that starts with a wrong clock must not go by it because the database is slow. */
  @Test
  void firstReadingCountsHoweverSlow() {
    Instant database = NOON.minus(Duration.ofHours(1));

    followSlowly(database, Duration.ofSeconds(4));

    assertThat(clock.instant()).isEqualTo(database.plusSeconds(2));
    assertThat(clock.databaseInstant()).isEqualTo(database.plusSeconds(2));
  }

  @Test
  void slowReadingDoesNotContradictMachineWithinItsError() {
    followSlowly(NOON.plusSeconds(2), Duration.ofSeconds(4));

    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void slowReadingReplacesNoOther() {
    follow(NOON.plusSeconds(90));

    followSlowly(NOON, Duration.ofMillis(1002));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90));

    followSlowly(NOON, Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void databaseInstantIsExact() {
    assertThat(clock.databaseInstant()).isEqualTo(NOON);

    follow(NOON.plusMillis(7));

    assertThat(clock.databaseInstant()).isEqualTo(NOON.plusMillis(7));
  }

  private void follow(Instant database) {
    followSlowly(database, Duration.ZERO);
  }

  /** The answer arrives now. */
  private void followSlowly(Instant database, Duration roundTrip) {
    clock.follow(database, nanos.get() - roundTrip.toNanos(), nanos.get());
  }

  private void pass(Duration time) {
    machineTime.updateAndGet(now -> now.plus(time));
    nanos.addAndGet(time.toNanos());
  }
}
