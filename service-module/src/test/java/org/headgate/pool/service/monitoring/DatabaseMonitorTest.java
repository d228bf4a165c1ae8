package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.tuning.ConnectionLeaseHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The user data's database is looked at as soon as the node has its share of the connections. */
class DatabaseMonitorTest {

  private static final DatabaseAvailableEvent PLATFORM =
      new DatabaseAvailableEvent(PoolName.PLATFORM);

  private final AtomicInteger watches = new AtomicInteger();
  private final Lease lease = new Lease();
  private final DatabaseMonitor monitor = new DatabaseMonitor();

  @BeforeEach
  void start() {
    monitor.clock = Clock.systemUTC();
    monitor.lease = lease;
    Object watch = proxy(ScheduledFuture.class, () -> true);
    monitor.executor =
        proxy(
            ManagedScheduledExecutorService.class,
            () -> {
              watches.incrementAndGet();
              return watch;
            });
    monitor.start(PLATFORM);
  }

  @Test
  void userDataAreLeftAloneBeforeTheLease() {
    monitor.leased(PLATFORM);

    assertThat(watches).hasValue(1);
  }

  @Test
  void userDataAreWatchedFromTheLeaseOn() {
    lease.held = true;

    monitor.leased(PLATFORM);

    assertThat(watches).hasValue(2);
  }

  @Test
  void userDataAreWatchedFromTheFirstNodesLeaseOn() {
    monitor.leased(PLATFORM);
    lease.held = true;

    monitor.leasedFirst(PLATFORM);

    assertThat(watches).hasValue(2);
  }

  @Test
  void repeatedPreparationStartsNoSecondWatch() {
    lease.held = true;

    monitor.leased(PLATFORM);
    monitor.leasedFirst(PLATFORM);
    monitor.leased(PLATFORM);

    assertThat(watches).hasValue(2);
  }

  private interface Answer {
    Object get();
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.get()));
  }

  private static final class Lease extends ConnectionLeaseHolder {

    private boolean held;

    @Override
    public boolean isHeld() {
      return held;
    }
  }
}
