package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedValueMonitorTest {

  private final SharedValueFixture fixture = new SharedValueFixture();
  private final SharedValueFixture.Database database = fixture.database;
  private final SharedValueFixture.Value keys = fixture.keys;
  private final SharedValueFixture.Value tasks = fixture.tasks;
  private final SharedValueMonitor monitor = fixture.monitor;

  @Test
  void valueIsUnknownBeforeItWasRead() {
    assertThat(monitor.current(keys)).isEmpty();
  }

  @Test
  void allValuesAreReadByOneStatement() {
    monitor.readIfDue();

    assertThat(monitor.current(keys)).contains("1");
    assertThat(monitor.current(tasks)).contains("1");
    assertThat(database.readings).isOne();
    assertThat(fixture.followed).isEqualTo(Instant.EPOCH);
  }

  @Test
  void ownerIsToldOfAnotherValueOnly() {
    monitor.readIfDue();
    monitor.readIfDue();
    assertThat(keys.changes).isOne();

    database.values.put("keys", "2");
    monitor.readIfDue();

    assertThat(keys.changes).isEqualTo(2);
    assertThat(tasks.changes).isOne();
    assertThat(monitor.current(keys)).contains("2");
  }

  @Test
  void valueOfTwoSecondsAgoIsUnknown() {
    monitor.readIfDue();
    fixture.pass(Duration.ofMillis(1999));
    assertThat(monitor.current(keys)).contains("1");

    fixture.pass(Duration.ofMillis(1));

    assertThat(monitor.current(keys)).isEmpty();
  }

  @Test
  void forgottenValueIsUnknownUntilItWasReadAgain() {
    monitor.readIfDue();
    monitor.forget(keys);
    assertThat(monitor.current(keys)).isEmpty();
    assertThat(monitor.current(tasks)).contains("1");

    monitor.readIfDue();

    assertThat(monitor.current(keys)).contains("1");
  }

  /** The statement may have seen the database as it was before. */
  @Test
  void valueForgottenWhileItIsReadStaysUnknown() {
    database.whileReading = () -> monitor.forget(keys);

    monitor.readIfDue();

    assertThat(monitor.current(keys)).isEmpty();
    assertThat(monitor.current(tasks)).contains("1");
  }

  @Test
  void ownerThatThrowsDelaysNoOther() {
    keys.isFailing = true;

    monitor.readIfDue();

    assertThat(tasks.changes).isOne();
    assertThat(monitor.current(tasks)).contains("1");
  }

  @Test
  void failureIsRepeatedLater() {
    database.isAway = true;
    monitor.readIfDue();
    monitor.readIfDue();
    assertThat(database.readings).isOne();
    assertThat(monitor.current(keys)).isEmpty();

    database.isAway = false;
    fixture.pass(Duration.ofSeconds(1));
    monitor.readIfDue();

    assertThat(monitor.current(keys)).contains("1");
  }

  @Test
  void databaseThatIsNotAvailableIsNotAsked() {
    fixture.isAvailable = false;

    monitor.readIfDue();

    assertThat(database.readings).isZero();
  }
}
