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
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.service.RetryBackoff;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.DatabaseProbe;
import org.headgate.pool.persistence.SharedValueQueries;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.guard.DatabaseGuard;

/**
 * Reads all shared values in one statement, so that their owners need not ask for each of them: as
 * soon as the database has told of a change and four times a minute besides, or once a second while
 * something is under way or nobody tells. It decides nothing: where a value is not known for
 * certain, its owner asks as if there were no monitor.
 */
@ApplicationScoped
public class SharedValueMonitor {

  private static final Logger LOG = SingleLineLogger.of(SharedValueMonitor.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(30);

  /** How long a value counts as the present one after it was asked for. */
  private static final Duration VALID = Duration.ofSeconds(2);

  /** The same while probes hear of changes; some changes have no haste and are not told. */
  private static final Duration VALID_UNLESS_TOLD = Duration.ofSeconds(20);

  private static final Duration INTERVAL_UNLESS_TOLD = Duration.ofSeconds(15);

  @Inject @Any Instance<SharedValue> beans;
  @Inject SharedValueQueries queries;
  @Inject DatabaseGuard guard;
  @Inject PlatformAvailability platform;
  @Inject ClockSynchronizer clocks;
  @Resource ManagedScheduledExecutorService executor;

  LongSupplier nanos = System::nanoTime;

  private final RetryBackoff backoff = new RetryBackoff(INTERVAL, MAX_RETRY_DELAY);
  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private volatile List<SharedValue> values = List.of();

  /** Admits one reading at a time. */
  private final Object reading = new Object();

  /** The value that each owner was told of last, by its expression. */
  private final Map<String, String> told = new HashMap<>();

  /** Expressions whose value was forgotten since the reading under way was asked for. */
  private final Set<String> forgotten = new HashSet<>();

  private volatile Present present = new Present(Map.of(), 0);

  /** When a probe last heard whether there were changes, by {@link #nanos}; empty: it could not. */
  private volatile Optional<Long> heardAt = Optional.empty();

  /** Whether something may have changed since the values were asked for. */
  private volatile boolean isOutdated = true;

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
    isOutdated = true;
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  /**
   * The value as the database had it a moment ago: two seconds at most, or twenty if nobody tells
   * of its changes; empty where that is not known. Never waits.
   */
  public Optional<String> current(SharedValue value) {
    Present known = present;
    return isYounger(known.askedAt(), VALID)
            || (isTold() && !isOutdated && isYounger(known.askedAt(), VALID_UNLESS_TOLD))
        ? Optional.ofNullable(known.values().get(value.expression()))
        : Optional.empty();
  }

  /**
   * Whether a value is known to be the same as when its rows were read. Where it is not, its owner
   * takes {@link #current} and reads the rows after it, so that a change meanwhile is read as well.
   *
   * @param readFor the value that was taken before the rows were read; empty if it was not known
   */
  public boolean isUnchanged(SharedValue value, Optional<String> readFor) {
    return readFor.isPresent() && current(value).equals(readFor);
  }

  /** Whether the last probe heard of all changes until then. */
  private boolean isTold() {
    return heardAt.filter(at -> isYounger(at, VALID)).isPresent();
  }

  private boolean isYounger(long at, Duration age) {
    return nanos.getAsLong() - at < age.toNanos();
  }

  /** Notes what the probe of each second has heard; after a change the values are read at once. */
  void onProbe(DatabaseProbe.Changes heard) {
    heardAt =
        heard == DatabaseProbe.Changes.UNKNOWN ? Optional.empty() : Optional.of(nanos.getAsLong());
    if (heard == DatabaseProbe.Changes.SOME) {
      isOutdated = true;
      try {
        executor.execute(this::readIfDue);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.DEBUG, "The values that nodes share are read later", e);
      }
    }
  }

  /**
   * Makes a value unknown until it was asked for again, because this node has changed it. To be
   * called after the commit.
   */
  public void forget(SharedValue value) {
    synchronized (forgotten) {
      forgotten.add(value.expression());
      present = present.without(value.expression());
      isOutdated = true;
    }
  }

  void readIfDue() {
    synchronized (reading) {
      if (platform.isAvailable() && isReadingDue() && backoff.isDue(nanos.getAsLong())) {
        readOrBackOff();
      }
    }
  }

  private boolean isReadingDue() {
    return isOutdated
        || !isTold()
        || !isYounger(present.askedAt(), INTERVAL_UNLESS_TOLD)
        || values.stream().anyMatch(this::isUnderWay);
  }

  private boolean isUnderWay(SharedValue value) {
    return Optional.ofNullable(present.values().get(value.expression()))
        .filter(value::isUnderWay)
        .isPresent();
  }

  private void readOrBackOff() {
    try {
      read();
      backoff.succeeded();
    } catch (SQLException | RuntimeException e) {
      // The owners of the values ask by themselves meanwhile.
      isOutdated = true;
      backoff.failed(nanos.getAsLong());
      LOG.log(Level.DEBUG, "The values that nodes share cannot be read", e);
    }
  }

  private void read() throws SQLException {
    synchronized (forgotten) {
      forgotten.clear();
      isOutdated = false;
    }
    List<SharedValue> all = values;
    long askedAt = nanos.getAsLong();
    List<String> expressions = all.stream().map(SharedValue::expression).toList();
    SharedValueQueries.Reading read =
        guard.callWithoutQueueing(PoolName.OPERATOR, () -> queries.read(expressions));
    clocks.follow(read.at(), askedAt, nanos.getAsLong());
    Map<String, String> known = new HashMap<>(read.values());
    synchronized (forgotten) {
      known.keySet().removeAll(forgotten);
      present = new Present(known, askedAt);
    }
    all.forEach(value -> tell(value, read.values().get(value.expression())));
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
