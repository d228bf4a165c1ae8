package org.headgate.pool.persistence.statements;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A client process in our database, and the lock it waits for, if any.
 *
 * @param lock type of the lock, such as relation, tuple or transactionid; empty where it waits for
 *     none
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
