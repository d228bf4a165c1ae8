package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.NodeFencedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSettings;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.ManualGuardClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that has lost its lease closes its pools, whatever fails while it does so. */
class NodeFenceTest {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  private final DatabaseGuard guard =
      new DatabaseGuard(
          GuardSettings.defaults(), Clock.systemUTC(), new ManualGuardClock(), List.of());
  private final Pools pools = new Pools();
  private final NodeFence fence = new NodeFence();

  /** Closes as often as a test says it does not. */
  private static final class Pools extends PoolResizer {

    private final Deque<Boolean> results = new ArrayDeque<>();
    private int closed;

    @Override
    boolean close() {
      closed++;
      return results.isEmpty() || results.removeFirst();
    }
  }

  @BeforeEach
  @SuppressWarnings("unchecked") // of these events
  void start() {
    fence.guard = guard;
    fence.pools = pools;
    fence.nodeFenced =
        (Event<NodeFencedEvent>)
            Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("an observer fails");
                });
    fence.open(System.nanoTime() - Duration.ofSeconds(16).toNanos());
  }

  @Test
  void poolsAreClosedAlthoughAnObserverFails() {
    fence.closeIfVoid();

    assertThat(pools.closed).isEqualTo(1);
    assertThat(fence.isClosed()).isTrue();
    assertThatThrownBy(() -> guard.run(READ, () -> {}))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void poolThatCannotBeClosedIsTriedAgain() {
    pools.results.addAll(List.of(false, false, true));

    for (int second = 0; second < 6; second++) {
      fence.closeIfVoid();
    }

    assertThat(pools.closed).isEqualTo(3);
  }
}
