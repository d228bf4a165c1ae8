package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.pool.persistence.SharedValueQueries;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedValueMonitorTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Value keys = new Value("keys");
  private final Value tasks = new Value("tasks");
  private final Database database = new Database();
  private final SharedValueMonitor monitor = new SharedValueMonitor();
  private boolean isAvailable = true;
  private Instant followed = Instant.MIN;

  @BeforeEach
  void start() {
    monitor.nanos = nanos::get;
    monitor.queries = database;
    monitor.guard = new DatabaseGuard() {};
    monitor.clocks =
        new ClockSynchronizer() {
          @Override
          void follow(Instant instant, long askedAt, long answeredAt) {
            followed = instant;
          }
        };
    monitor.platform =
        new PlatformAvailability() {
          @Override
          public boolean isAvailable() {
            return isAvailable;
          }
        };
    monitor.watch(List.of(keys, tasks));
  }

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
    assertThat(followed).isEqualTo(Instant.EPOCH);
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
    nanos.addAndGet(Duration.ofMillis(1999).toNanos());
    assertThat(monitor.current(keys)).contains("1");

    nanos.addAndGet(Duration.ofMillis(1).toNanos());

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
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    monitor.readIfDue();

    assertThat(monitor.current(keys)).contains("1");
  }

  @Test
  void databaseThatIsNotAvailableIsNotAsked() {
    isAvailable = false;

    monitor.readIfDue();

    assertThat(database.readings).isZero();
  }

  private static final class Value implements SharedValue {

    private final String expression;
    private boolean isFailing;
    private int changes;

    private Value(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public void onValueChanged() {
      if (isFailing) {
        throw new IllegalStateException(expression);
      }
      changes++;
    }
  }

  /** Has a value for each expression. */
  private static final class Database extends SharedValueQueries {

    private final Map<String, String> values = new HashMap<>(Map.of("keys", "1", "tasks", "1"));
    private Runnable whileReading = () -> {};
    private boolean isAway;
    private int readings;

    private Database() {
      super(null);
    }

    @Override
    public Reading read(List<String> expressions) throws SQLException {
      readings++;
      whileReading.run();
      if (isAway) {
        throw new SQLException("away", "08006");
      }
      return new Reading(Instant.EPOCH, values);
    }
  }
}
