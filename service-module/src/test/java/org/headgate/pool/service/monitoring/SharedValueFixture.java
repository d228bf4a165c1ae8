package org.headgate.pool.service.monitoring;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.pool.persistence.SharedValueQueries;
import org.headgate.pool.service.guard.DatabaseGuard;

/** A monitor of two values on a made database, by a clock that the test moves. */
final class SharedValueFixture {

  final Value keys = new Value("keys");
  final Value tasks = new Value("tasks");
  final Database database = new Database();
  final SharedValueMonitor monitor = new SharedValueMonitor();
  boolean isAvailable = true;
  boolean isExecutorBusy;
  Instant followed = Instant.MIN;
  private final AtomicLong nanos = new AtomicLong();

  SharedValueFixture() {
    monitor.nanos = nanos::get;
    monitor.queries = database;
    monitor.executor = executor();
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

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Runs what it is given at once, unless it is busy. */
  private ManagedScheduledExecutorService executor() {
    return (ManagedScheduledExecutorService)
        Proxy.newProxyInstance(
            SharedValueFixture.class.getClassLoader(),
            new Class<?>[] {ManagedScheduledExecutorService.class},
            (proxy, method, arguments) -> {
              if (!isExecutorBusy) {
                ((Runnable) arguments[0]).run();
              }
              return null;
            });
  }

  /** Counts how often it was told of another value. */
  static final class Value implements SharedValue {

    private final String expression;
    boolean isFailing;
    boolean isUnderWay;
    int changes;

    private Value(String expression) {
      this.expression = expression;
    }

    @Override
    public String expression() {
      return expression;
    }

    @Override
    public boolean isUnderWay(String value) {
      return isUnderWay;
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
  static final class Database extends SharedValueQueries {

    final Map<String, String> values = new HashMap<>(Map.of("keys", "1", "tasks", "1"));
    Runnable whileReading = () -> {};
    boolean isAway;
    int readings;

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
