package org.headgate.pool.persistence.statements;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A client's process in our database, and the lock that it waits for, if it does.
 *
 * @param lock what kind of thing it waits for, such as relation, tuple or transactionid; empty
 *     where it waits for no lock
 * @param relation the table of the lock, where the lock has one
 * @param row the place of the row in it, where it waits for a row
 * @param blockedBy pids
 */
public record WaitingBackend(
    int pid,
    String application,
    String user,
    String state,
    Duration inTransaction,
    String statement,
    Optional<String> lock,
    Optional<String> relation,
    Optional<String> row,
    List<Integer> blockedBy) {

  public WaitingBackend {
    blockedBy = List.copyOf(blockedBy);
  }
}
