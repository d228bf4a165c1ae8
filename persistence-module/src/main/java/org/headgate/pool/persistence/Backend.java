package org.headgate.pool.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One client's process of the server, as {@code pg_stat_activity} shows it. Times are ages by the
 * server's clock, so that a clock that is wrong on either side changes nothing.
 *
 * @param database where it works; empty where it works in none
 * @param client address of the client, {@code local} for a socket file
 * @param state active, idle, idle in transaction and so on; {@code hidden} where our role may not
 *     see it
 * @param waitType what kind of thing it waits for, if it waits
 * @param waitEvent and which of them, by the server's name
 * @param inState since it came into its state
 * @param inTransaction since its transaction began
 * @param inStatement since its present or last statement began
 * @param statement its present or last statement, literals masked
 * @param blockedBy pids that hold or queue for what it waits for; empty unless it waits for a lock
 * @param wants the lock it waits for
 */
public record Backend(
    int pid,
    String application,
    String user,
    String database,
    String client,
    String state,
    Optional<String> waitType,
    Optional<String> waitEvent,
    Duration inState,
    Optional<Duration> inTransaction,
    Optional<Duration> inStatement,
    String statement,
    List<Integer> blockedBy,
    Optional<String> wants) {

  public Backend {
    blockedBy = List.copyOf(blockedBy);
  }

  public boolean isActive() {
    return state.equals("active");
  }

  /** Holds a transaction, and with it locks and a connection, and does nothing. */
  public boolean isIdleInTransaction() {
    return state.startsWith("idle in transaction");
  }

  public boolean waitsForALock() {
    return waitType.filter("Lock"::equals).isPresent();
  }

  /** Has committed, and waits until a synchronous standby has too. */
  public boolean waitsForAStandby() {
    return waitEvent.filter("SyncRep"::equals).isPresent();
  }

  /** Since when it works for whoever borrowed its connection; empty when it does not. */
  public Optional<Duration> busy() {
    return isActive() || isIdleInTransaction()
        ? inTransaction.or(() -> inStatement)
        : Optional.empty();
  }
}
