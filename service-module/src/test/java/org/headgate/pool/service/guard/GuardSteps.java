package org.headgate.pool.service.guard;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.CircuitBreaker.BreakerPolicy;

/** A guard of one permit on a clock that a test moves, with the events of its listener. */
abstract class GuardSteps {

  static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);
  static final GuardedWork ONCE = GuardedWork.once(PoolName.PLATFORM, WorkPriority.USERS);

  final ManualGuardClock clock = new ManualGuardClock();
  final List<String> events = new ArrayList<>();
  final AtomicInteger runs = new AtomicInteger();
  final DatabaseGuard guard = guardOfSize(1);

  final DatabaseGuard guardOfSize(int size) {
    Map<PoolName, AdmissionLimits> limits = new EnumMap<>(PoolName.class);
    for (PoolName database : PoolName.values()) {
      limits.put(database, new AdmissionLimits(size, 1, Duration.ofSeconds(5)));
    }
    var listener =
        new GuardListener() {
          @Override
          public void refused(GuardedWork work, RefusalReason refusalReason) {
            events.add("refused " + refusalReason);
          }

          @Override
          public void retried(GuardedWork work, int retry, Duration delay) {
            events.add("retry " + retry + " after " + delay.toMillis());
          }

          @Override
          public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
            events.add("failed " + fault.kind());
          }

          @Override
          public void breakerChanged(
              PoolName database, CircuitBreakerState from, CircuitBreakerState to) {
            events.add("breaker " + to);
          }
        };
    return new DatabaseGuard(
        new GuardSettings(limits, BreakerPolicy.DEFAULT, RetryPolicy.DEFAULT),
        clock,
        clock,
        List.of(listener));
  }

  Supplier<String> failing(int times, String state) {
    return () -> {
      if (runs.incrementAndGet() <= times) {
        throw new EJBException(new SQLException("broken", state));
      }
      return "done";
    };
  }

  int inUse() {
    return guard.snapshot(PoolName.PLATFORM).admission().inUse();
  }
}
