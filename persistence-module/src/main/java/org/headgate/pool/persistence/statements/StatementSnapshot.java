package org.headgate.pool.persistence.statements;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The figures and plan of a statement on one day.
 *
 * @param database platform or userdata
 * @param source our own text of it, which can be planned; empty where it was not known
 * @param method that sends it; empty where it was not known
 * @param planHash the hash of the shape of its plan; empty where it had none
 * @param plan in words
 */
public record StatementSnapshot(
    LocalDate day,
    String database,
    long id,
    Optional<String> source,
    Optional<String> method,
    long calls,
    double totalMillis,
    Optional<String> planHash,
    Optional<String> plan) {

  public double meanMillis() {
    return calls == 0 ? 0 : totalMillis / calls;
  }
}
