package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.Lines;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.admission.WorkPriority;
import org.junit.jupiter.api.Test;

class GuardLoggerTest {
  private static final GuardedWork WORK = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  private final ManualGuardClock clock = new ManualGuardClock();
  private final Lines lines = new Lines();
  private final GuardLogger log = new GuardLogger(clock, lines);
  private final GuardSnapshot state =
      new GuardSnapshot(
          PoolName.PLATFORM,
          new AdmissionSnapshot(5, 5, 0, 3, 100, 2, 1, Duration.ofMillis(4)),
          CircuitBreakerState.CLOSED,
          clock.instant(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of());

  private void fail(FaultKind kind) {
    var cause = new SQLException("words of the server", "53300");
    log.failed(WORK, new DatabaseFault(kind, Optional.of("53300"), "words", cause), state);
  }

  @Test
  void faultIsLoggedWithCauseAndCure() {
    fail(FaultKind.SERVER_LIMIT);

    assertThat(lines.all)
        .singleElement()
        .asString()
        .startsWith("ERROR SERVER_LIMIT on PLATFORM (SQLSTATE 53300)")
        .contains("restart of PostgreSQL", "size=5 in_use=5 waiting=3", "breaker=CLOSED");
    assertThat(lines.causes).singleElement().isInstanceOf(SQLException.class);
  }

  @Test
  void oneLinePerSecondAndKindIsLoggedWithACount() {
    fail(FaultKind.SERVER_LIMIT);
    fail(FaultKind.SERVER_LIMIT);
    fail(FaultKind.SERVER_LIMIT);
    fail(FaultKind.DEADLOCK);
    clock.pass(Duration.ofSeconds(1));
    fail(FaultKind.SERVER_LIMIT);

    assertThat(lines.all).hasSize(3);
    assertThat(lines.all.get(2)).endsWith("not logged: 2");
  }

  @Test
  void clockSetBackDoesNotSilenceLog() {
    fail(FaultKind.SERVER_LIMIT);
    clock.pass(Duration.ofHours(-1));
    fail(FaultKind.SERVER_LIMIT);

    assertThat(lines.all).hasSize(2);
  }

  @Test
  void constraintFaultsAreNotLogged() {
    fail(FaultKind.CONSTRAINT);

    assertThat(lines.all).isEmpty();
  }

  @Test
  void everyBreakerChangeIsLogged() {
    log.breakerChanged(PoolName.USERDATA, CircuitBreakerState.CLOSED, CircuitBreakerState.OPEN);

    assertThat(lines.all).containsExactly("WARNING Circuit breaker of USERDATA: OPEN, was CLOSED");
  }
}
