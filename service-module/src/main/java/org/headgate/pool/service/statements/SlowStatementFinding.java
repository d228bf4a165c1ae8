package org.headgate.pool.service.statements;

import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.persistence.sources.StatementShape;

/**
 * A statement that is slow for a known reason.
 *
 * @param shape the shape of the statement
 * @param method that sends it
 * @param share its share of the time of all statements of the pool between the last two
 *     observations, 0 to 1
 * @param meanMillis since the earlier day, or of all calls
 */
public record SlowStatementFinding(
    StatementAdvice advice, String shape, String method, double share, double meanMillis) {

  private static final double MIN_SHARE = 0.5;
  private static final double MIN_MEAN_MILLIS = 5;
  private static final int CUT_OFF = 12;
  private static final int MIN = 30;

  /** Whether it explains the full pool better than the size. */
  public boolean explainsFullPool() {
    return share >= MIN_SHARE && meanMillis >= MIN_MEAN_MILLIS;
  }

  /**
   * Whether this is the statement.
   *
   * @param masked as it is shown for a process, which may be only its beginning
   */
  public boolean isOf(String masked) {
    String seen =
        StatementShape.of(
            masked.endsWith("...") ? masked.substring(0, masked.length() - 3) : masked);
    if (!masked.endsWith("...")) {
      return shape.equals(seen);
    }
    return seen.length() > MIN && shape.startsWith(seen.substring(0, seen.length() - CUT_OFF));
  }
}
