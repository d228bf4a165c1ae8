package org.headgate.pool.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A client's server process, as {@code pg_stat_activity} shows it. Times are ages by the server's
 * clock, so that a wrong clock on either side changes nothing.
 *
 * @param database that it is connected to; empty for none
 * @param client address of the client, {@code local} for a Unix socket
 * @param state active, idle, idle in transaction and so on; {@code hidden} where our role may not
 *     see it
 * @param waitType type of the wait event, if it waits
 * @param waitEvent the wait event by the server's name
 * @param inState time since the last change of state
 * @param inTransaction time since its transaction began
 * @param inStatement time since its present or last statement began
 * @param statement its present or last statement, literals masked
 * @param blockedBy pids that hold or queue for the lock it waits for; empty unless it waits for one
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

  /**
   * Whether it does nothing while a transaction is open, and so holds a connection and perhaps
   * locks.
   */
  public boolean isIdleInTransaction() {
    return state.startsWith("idle in transaction");
  }

  public boolean waitsForALock() {
    return waitType.filter("Lock"::equals).isPresent();
  }

  /** Whether it has committed, and waits for a synchronous standby to do so too. */
  public boolean waitsForAStandby() {
    return waitEvent.filter("SyncRep"::equals).isPresent();
  }

  /** How long it has been working for the holder of its connection; empty when it is not. */
  public Optional<Duration> busy() {
    return isActive() || isIdleInTransaction()
        ? inTransaction.or(() -> inStatement)
        : Optional.empty();
  }
}
