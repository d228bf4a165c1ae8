package org.headgate.pool.service.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.persistence.faults.FaultResponse;
import org.headgate.pool.service.admission.AdmissionSnapshot;

/**
 * Logs the guard: one line for each fault that a caller gets as 503, with cause, cure and the state
 * that explains it, at most one a second for each kind and database; and one line for each change
 * of a breaker. Faults that are rethrown are logged by whoever handles them.
 */
@ApplicationScoped
public class GuardLogger implements GuardListener {
  private static final Logger LOGGER = SingleLineLogger.of(DatabaseGuard.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private record Subject(PoolName database, FaultKind kind) {}

  private record Line(Instant at, long suppressed) {}

  private final Clock clock;
  private final Logger logger;
  private final Map<Subject, Line> lines = new HashMap<>();

  /** For the client proxy only. */
  protected GuardLogger() {
    this(Clock.systemUTC(), LOGGER);
  }

  @Inject
  public GuardLogger(Clock clock) {
    this(clock, LOGGER);
  }

  GuardLogger(Clock clock, Logger logger) {
    this.clock = clock;
    this.logger = logger;
  }

  @Override
  public void failed(GuardedWork work, DatabaseFault fault, GuardSnapshot state) {
    if (fault.kind().answer() == FaultResponse.RETHROW) {
      return;
    }
    OptionalLong suppressed = due(new Subject(work.database(), fault.kind()));
    if (suppressed.isPresent()) {
      AdmissionSnapshot pool = state.admission();
      logger.log(
          Level.ERROR,
          "%s on %s (SQLSTATE %s): %s Cure: %s Pool: size=%s in_use=%s waiting=%s timeouts=%s breaker=%s. Alike and not logged: %s"
              .formatted(
                  fault.kind(),
                  work.database(),
                  fault.sqlState().orElse("none"),
                  fault.kind().explanation(),
                  fault.kind().cure(),
                  pool.size(),
                  pool.inUse(),
                  pool.waiting(),
                  pool.timeouts(),
                  state.breaker(),
                  suppressed.getAsLong()),
          fault.cause());
    }
  }

  @Override
  public void breakerChanged(PoolName database, CircuitBreakerState from, CircuitBreakerState to) {
    Level level = to == CircuitBreakerState.OPEN ? Level.WARNING : Level.INFO;
    logger.log(level, "Circuit breaker of %s: %s, was %s".formatted(database, to, from));
  }

  /** The number of lines suppressed since the last one; empty when this one is suppressed too. */
  private synchronized OptionalLong due(Subject subject) {
    Instant now = clock.instant();
    Line last = lines.get(subject);
    if (last != null && !ElapsedTime.hasPassed(PERIOD, last.at(), now)) {
      lines.put(subject, new Line(last.at(), last.suppressed() + 1));
      return OptionalLong.empty();
    }
    lines.put(subject, new Line(now, 0));
    return OptionalLong.of(last == null ? 0 : last.suppressed());
  }
}
