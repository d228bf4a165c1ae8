package org.headgate.pool.persistence.statements;

/**
 * The server's counters of one statement of our role, since they were last reset.
 *
 * @param id the server's query id, which stays the same while the tables do
 * @param text without constants, as the server stores it
 * @param totalMillis the time of all executions
 * @param longestMillis the time of the longest one
 */
public record StatementFigures(
    long id, String text, long calls, double totalMillis, double longestMillis, long rows) {

  public double meanMillis() {
    return calls == 0 ? 0 : totalMillis / calls;
  }
}
