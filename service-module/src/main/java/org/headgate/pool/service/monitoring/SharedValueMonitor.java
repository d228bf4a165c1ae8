package org.headgate.pool.service.monitoring;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.service.RetryBackoff;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.SharedValueQueries;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.guard.DatabaseGuard;

/**
 * Reads all shared values once a second, in one statement, so that their owners need not ask for
 * each of them. It decides nothing: where a value is not known for certain, its owner asks as if
 * there were no monitor.
 */
@ApplicationScoped
public class SharedValueMonitor {

  private static final Logger LOG = SingleLineLogger.of(SharedValueMonitor.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(30);

  /** How long a value counts as the present one after it was asked for. */
  private static final Duration VALID = Duration.ofSeconds(2);

  @Inject @Any Instance<SharedValue> beans;
  @Inject SharedValueQueries queries;
  @Inject DatabaseGuard guard;
  @Inject PlatformAvailability platform;
  @Inject ClockSynchronizer clocks;
  @Resource ManagedScheduledExecutorService executor;

  LongSupplier nanos = System::nanoTime;

  private final RetryBackoff backoff = new RetryBackoff(INTERVAL, MAX_RETRY_DELAY);
  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private List<SharedValue> values = List.of();

  /** The value that each owner was told of last, by its expression. */
  private final Map<String, String> told = new HashMap<>();

  /** Expressions whose value was forgotten since the reading under way was asked for. */
  private final Set<String> forgotten = new HashSet<>();

  private volatile Present present = new Present(Map.of(), 0);

  /**
   * Values by their expressions.
   *
   * @param askedAt nanoseconds, before the statement was sent
   */
  private record Present(Map<String, String> values, long askedAt) {

    Present without(String expression) {
      Map<String, String> others = new HashMap<>(values);
      others.remove(expression);
      return new Present(others, askedAt);
    }
  }

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && periodicTask.isEmpty()) {
      watch(beans.stream().toList());
      periodicTask =
          Optional.of(
              PeriodicTask.startAfterDelay(
                  executor, "values that nodes share", INTERVAL, this::readIfDue));
    }
  }

  void watch(List<SharedValue> all) {
    values = List.copyOf(all);
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  /**
   * The value as the database had it a moment ago, at most two seconds; empty where that is not
   * known. Never waits.
   */
  public Optional<String> current(SharedValue value) {
    Present known = present;
    return nanos.getAsLong() - known.askedAt() < VALID.toNanos()
        ? Optional.ofNullable(known.values().get(value.expression()))
        : Optional.empty();
  }

  /**
   * Makes a value unknown until it was asked for again, because this node has changed it. To be
   * called after the commit.
   */
  public void forget(SharedValue value) {
    synchronized (forgotten) {
      forgotten.add(value.expression());
      present = present.without(value.expression());
    }
  }

  void readIfDue() {
    if (!platform.isAvailable() || !backoff.isDue(nanos.getAsLong())) {
      return;
    }
    try {
      read();
      backoff.succeeded();
    } catch (SQLException | RuntimeException e) {
      // The owners of the values ask by themselves meanwhile.
      backoff.failed(nanos.getAsLong());
      LOG.log(Level.DEBUG, "The values that nodes share cannot be read", e);
    }
  }

  private void read() throws SQLException {
    synchronized (forgotten) {
      forgotten.clear();
    }
    long askedAt = nanos.getAsLong();
    List<String> expressions = values.stream().map(SharedValue::expression).toList();
    SharedValueQueries.Reading reading =
        guard.callWithoutQueueing(PoolName.OPERATOR, () -> queries.read(expressions));
    clocks.follow(reading.at(), askedAt, nanos.getAsLong());
    Map<String, String> known = new HashMap<>(reading.values());
    synchronized (forgotten) {
      known.keySet().removeAll(forgotten);
      present = new Present(known, askedAt);
    }
    values.forEach(value -> tell(value, reading.values().get(value.expression())));
  }

  private void tell(SharedValue value, String read) {
    if (read.equals(told.put(value.expression(), read))) {
      return;
    }
    try {
      value.onValueChanged();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "A change by another node is noticed later", e);
    }
  }
}
