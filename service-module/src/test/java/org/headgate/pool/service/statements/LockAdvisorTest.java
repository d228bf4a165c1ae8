package org.headgate.pool.service.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.statements.WaitingBackend;
import org.junit.jupiter.api.Test;

/** Which transaction is named when several wait for a table or for one row. */
class LockAdvisorTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private final List<WaitingBackend> backends = new ArrayList<>();

  @Test
  void tableLockQueueIsReportedWithItsBlocker() {
    backends.add(holder());
    IntStream.range(10, 14)
        .forEach(pid -> backends.add(waiting(pid, "relation", pid == 10 ? 9 : 10)));

    assertThat(defects()).containsExactly(StatementDefect.LOCK_QUEUE);
    assertThat(advice().get(0).cause())
        .contains(
            "4 statements wait in line for a lock of platform.session", "psql (pid 9, postgres)");
  }

  @Test
  void rowWithManyWaitersIsHot() {
    backends.add(holder());
    backends.add(waiting(10, "transactionid", 9));
    IntStream.range(11, 15).forEach(pid -> backends.add(waiting(pid, "tuple", 10)));

    assertThat(defects()).containsExactly(StatementDefect.HOT_ROW);
    assertThat(advice().get(0).cause())
        .contains("5 transactions wait for one row of platform.session (0,4)", "pid 9");
  }

  @Test
  void twoWaitersAreNotAQueue() {
    backends.add(holder());
    IntStream.range(10, 12).forEach(pid -> backends.add(waiting(pid, "relation", 9)));

    assertThat(advice()).isEmpty();
  }

  private List<StatementAdvice> advice() {
    return StatementAdvisor.advise(
        new StatementObservation(NOW, Optional.empty(), List.of(), List.of(), List.of(), backends),
        PoolName.PLATFORM);
  }

  private List<StatementDefect> defects() {
    return advice().stream().map(StatementAdvice::defect).toList();
  }

  private static WaitingBackend waiting(int pid, String lock, int blocker) {
    return new WaitingBackend(
        pid,
        "headgate-platform",
        "headgate",
        "active",
        Duration.ofSeconds(3),
        "select 1 from platform.session",
        Optional.of(lock),
        Optional.of("platform.session").filter(table -> !lock.equals("transactionid")),
        Optional.of("(0,4)").filter(row -> lock.equals("tuple")),
        List.of(blocker));
  }

  private static WaitingBackend holder() {
    return new WaitingBackend(
        9,
        "psql",
        "postgres",
        "idle in transaction",
        Duration.ofSeconds(6),
        "lock table platform.session",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
