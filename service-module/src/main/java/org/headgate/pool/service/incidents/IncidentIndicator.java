package org.headgate.pool.service.incidents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.guard.BorrowRegistry;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSnapshot;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/** Decides from this node's memory whether the diagnosis is worth asking. */
@ApplicationScoped
class IncidentIndicator {

  private static final Duration LONG_HOLD = Duration.ofSeconds(1);

  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;

  boolean isDiagnosisNeeded() {
    return !databaseMonitor.areAllUp()
        || Arrays.stream(PoolName.values()).anyMatch(this::isUnderPressure);
  }

  private boolean isUnderPressure(PoolName pool) {
    GuardSnapshot seen = guard.snapshot(pool);
    BorrowRegistry borrowers = guard.borrowers(pool);
    return seen.admission().waiting() > 0
        || seen.breaker() != CircuitBreakerState.CLOSED
        || borrowers.all().stream()
            .anyMatch(borrow -> borrowers.held(borrow).compareTo(LONG_HOLD) > 0);
  }
}
