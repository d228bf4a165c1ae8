package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.headgate.pool.persistence.DatabaseProbe.Changes;
import org.junit.jupiter.api.Test;

/** Shared values while the probes of a session hear of changes. */
class ToldChangesTest {

  private final SharedValueFixture fixture = new SharedValueFixture();
  private final SharedValueFixture.Database database = fixture.database;
  private final SharedValueFixture.Value keys = fixture.keys;
  private final SharedValueMonitor monitor = fixture.monitor;

  @Test
  void valueStaysKnownWhileNoChangeIsHeard() {
    monitor.readIfDue();
    fixture.pass(Duration.ofSeconds(10));
    monitor.onProbe(Changes.NONE);

    monitor.readIfDue();

    assertThat(monitor.current(keys)).contains("1");
    assertThat(database.readings).isOne();
  }

  @Test
  void valuesAreReadAtOnceAfterAChange() {
    monitor.readIfDue();
    monitor.onProbe(Changes.NONE);
    database.values.put("keys", "2");

    monitor.onProbe(Changes.SOME);

    assertThat(database.readings).isEqualTo(2);
    assertThat(monitor.current(keys)).contains("2");
    assertThat(keys.changes).isEqualTo(2);
  }

  /** The statement may have seen the database as it was before. */
  @Test
  void changeHeardWhileTheValuesAreReadIsReadNext() {
    fixture.isExecutorBusy = true;
    database.whileReading = () -> monitor.onProbe(Changes.SOME);
    monitor.readIfDue();
    database.whileReading = () -> {};
    fixture.pass(Duration.ofSeconds(3));
    monitor.onProbe(Changes.NONE);
    assertThat(monitor.current(keys)).isEmpty();

    monitor.readIfDue();

    assertThat(monitor.current(keys)).contains("1");
  }

  /** Few changes are not told. */
  @Test
  void valuesAreReadFourTimesAMinuteInAnyCase() {
    monitor.readIfDue();
    for (int second = 0; second < 60; second++) {
      fixture.pass(Duration.ofSeconds(1));
      monitor.onProbe(Changes.NONE);
      monitor.readIfDue();
      assertThat(monitor.current(keys)).contains("1");
    }

    assertThat(database.readings).isEqualTo(5);
  }

  @Test
  void valuesAreReadEachSecondWhileSomethingIsUnderWay() {
    keys.isUnderWay = true;
    readForTenSeconds();
    assertThat(database.readings).isEqualTo(10);

    keys.isUnderWay = false;
    readForTenSeconds();

    assertThat(database.readings).isEqualTo(10);
  }

  private void readForTenSeconds() {
    for (int second = 0; second < 10; second++) {
      monitor.onProbe(Changes.NONE);
      monitor.readIfDue();
      fixture.pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void valueIsUnknownOnceProbesFail() {
    monitor.readIfDue();
    monitor.onProbe(Changes.NONE);

    fixture.pass(Duration.ofSeconds(2));

    assertThat(monitor.current(keys)).isEmpty();
  }

  @Test
  void valuesAreReadEachSecondWhileTheSessionDoesNotListen() {
    for (int second = 0; second < 10; second++) {
      monitor.onProbe(Changes.UNKNOWN);
      monitor.readIfDue();
      fixture.pass(Duration.ofSeconds(1));
    }

    assertThat(database.readings).isEqualTo(10);
  }

  @Test
  void forgottenValueIsReadNextAlthoughNothingIsHeard() {
    monitor.readIfDue();
    monitor.onProbe(Changes.NONE);
    monitor.forget(keys);

    monitor.readIfDue();

    assertThat(database.readings).isEqualTo(2);
    assertThat(monitor.current(keys)).contains("1");
  }
}
