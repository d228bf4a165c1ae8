package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.PlatformRoute;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.OperatorLaneFallback;
import org.headgate.pool.service.admission.OperatorLaneScope;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.UnadmittedLogin;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.CircuitBreaker.BreakerPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorLaneFallbackTest {

  private static final GuardedWork WORK =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  private final ManualGuardClock clock = new ManualGuardClock();
  private final DatabaseGuard guard = guard();
  private final AtomicInteger checks = new AtomicInteger();
  private final OperatorLaneFallback fallback = new OperatorLaneFallback();

  private DatabaseGuard guard() {
    Map<PoolName, AdmissionLimits> limits = new EnumMap<>(PoolName.class);
    for (PoolName database : PoolName.values()) {
      limits.put(database, new AdmissionLimits(1, 0, Duration.ofSeconds(5)));
    }
    return new DatabaseGuard(
        new GuardSettings(limits, BreakerPolicy.DEFAULT, RetryPolicy.DEFAULT.withMaxRetries(0)),
        clock,
        clock,
        List.of());
  }

  @AfterEach
  void threadIsClean() {
    assertThat(PlatformRoute.isDiverted()).isFalse();
    assertThat(OperatorLaneScope.current()).isEmpty();
    assertThat(UnadmittedLogin.current()).isEmpty();
    assertThat(inUse(PoolName.OPERATOR)).isZero();
  }

  private int inUse(PoolName pool) {
    return guard.snapshot(pool).admission().inUse();
  }

  /** The pool whose connection the work would take. */
  private PoolName logIn(boolean privileged) {
    return fallback.call(
        () -> {
          checks.incrementAndGet();
          return privileged;
        },
        () -> guard.call(WORK, this::pool));
  }

  private PoolName pool() {
    boolean operator = PlatformRoute.isDiverted();
    PoolName pool = operator ? PoolName.OPERATOR : PoolName.PLATFORM;
    assertThat(inUse(pool)).isEqualTo(1);
    return pool;
  }

  @Test
  void rolesAreNotCheckedWhileThePlatformPoolWorks() {
    assertThat(logIn(true)).isEqualTo(PoolName.PLATFORM);
    assertThat(checks).hasValue(0);
  }

  @Test
  void onlyPrivilegedCallersBypassAFullPool() {
    try (AdmittedBorrower full = guard.enter(WORK, Duration.ZERO)) {
      assertThat(full).isNotNull();
      assertThat(logIn(true)).isEqualTo(PoolName.OPERATOR);
      assertThatThrownBy(() -> logIn(false)).isInstanceOf(DatabaseBusyException.class);
    }
    assertThat(logIn(true)).isEqualTo(PoolName.PLATFORM);
  }

  @Test
  void workAfterTheCheckUsesTheOperatorPool() {
    try (AdmittedBorrower full = guard.enter(WORK, Duration.ZERO)) {
      assertThat(full).isNotNull();
      List<PoolName> pools =
          fallback.call(
              () -> true,
              () -> List.of(guard.call(WORK, this::pool), guard.call(WORK, this::pool)));

      assertThat(pools).containsExactly(PoolName.OPERATOR, PoolName.OPERATOR);
    }
  }

  @Test
  void exhaustedServerIsBypassed() {
    PoolName pool =
        fallback.call(
            () -> true,
            () ->
                guard.call(
                    WORK,
                    () -> {
                      if (PlatformRoute.isDiverted()) {
                        return pool();
                      }
                      throw new IllegalStateException(
                          new SQLTransientConnectionException("too many connections", "53300"));
                    }));

    assertThat(pool).isEqualTo(PoolName.OPERATOR);
  }

  @Test
  void withoutARequestPermitOnlyPrivilegedCallersAreServed() {
    DatabaseBusyException refusal = new DatabaseBusyException("no permit", Duration.ofSeconds(1));

    assertThatThrownBy(() -> withoutPermit(refusal, () -> logIn(false))).isSameAs(refusal);
    assertThatThrownBy(() -> withoutPermit(refusal, () -> guard.call(WORK, this::pool)))
        .isSameAs(refusal);
    withoutPermit(refusal, () -> assertThat(logIn(true)).isEqualTo(PoolName.OPERATOR));
  }

  @Test
  void checksRunOneAtATime() {
    DatabaseBusyException refusal = new DatabaseBusyException("no permit", Duration.ofSeconds(1));
    RequestTicket first = fallback.requestCheck(refusal, () -> RequestSource.NONE);
    RequestTicket second = fallback.requestCheck(refusal, () -> RequestSource.NONE);

    assertThat(first.isAdmitted()).isTrue();
    assertThat(second.isAdmitted()).isFalse();
    first.close();
    assertThat(second.isAdmitted()).isTrue();
    second.close();
  }

  private void withoutPermit(DatabaseBusyException refusal, Runnable request) {
    RequestTicket checkTicket = fallback.requestCheck(refusal, () -> RequestSource.NONE);
    assertThat(checkTicket.isAdmitted()).isTrue();
    UnadmittedLogin waiting = UnadmittedLogin.begin(checkTicket, refusal);
    try {
      request.run();
    } finally {
      waiting.close();
    }
  }
}
