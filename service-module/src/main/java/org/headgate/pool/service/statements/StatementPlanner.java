package org.headgate.pool.service.statements;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.StatementSession;
import org.headgate.pool.persistence.statements.StatementText;

/**
 * Asks the server for the plans of statements, for a bounded time. Only what our own code sent is
 * planned, in the text in which it was sent: constants decide whether an index with a condition can
 * be used.
 */
final class StatementPlanner {

  /** SQLSTATE: a lock was not to be had in time. */
  private static final String LOCKED = "55P03";

  private final StatementSession session;
  private final int version;
  private final Duration longest;
  private final long begun = System.nanoTime();
  private boolean isLocked;

  /**
   * @param version of the server
   * @param longest that plans may take; the statements after it have none
   */
  StatementPlanner(StatementSession session, int version, Duration longest) {
    this.session = session;
    this.version = version;
    this.longest = longest;
  }

  /** The statements with their plans, or why there is none. */
  List<ObservedStatement> planned(List<ObservedStatement> statements) {
    return statements.stream().map(this::planned).toList();
  }

  private ObservedStatement planned(ObservedStatement statement) {
    Optional<String> sql =
        statement.source().map(StatementSource::sql).filter(StatementText::isPlanned);
    if (sql.isEmpty()) {
      return statement.unplanned("This node has not sent it since its start.");
    }
    if (isLocked || System.nanoTime() - begun > longest.toNanos()) {
      return statement.unplanned("The server takes too long to plan statements now.");
    }
    try {
      return statement.planned(QueryPlan.of(session.plan(sql.get(), version)));
    } catch (SQLException unplanned) {
      isLocked = LOCKED.equals(unplanned.getSQLState());
      return statement.unplanned(isLocked ? "Its table is locked." : unplanned.getMessage());
    }
  }
}
