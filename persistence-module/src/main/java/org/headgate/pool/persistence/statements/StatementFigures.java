package org.headgate.pool.persistence.statements;

/**
 * What the server counted of one statement of our role, since its counters began.
 *
 * @param id the server's own, which stays the same while tables stay the same
 * @param text with constants left out, as the server keeps it
 * @param totalMillis of all executions
 * @param longestMillis of one
 */
public record StatementFigures(
    long id, String text, long calls, double totalMillis, double longestMillis, long rows) {

  public double meanMillis() {
    return calls == 0 ? 0 : totalMillis / calls;
  }
}
