package org.headgate.pool.service.statements;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.StatementSession;
import org.headgate.pool.persistence.statements.StatementText;

/**
 * Requests the plans of statements from the server, for a limited time. Only statements of our own
 * code are planned, in their original text, because constants decide whether a partial index can be
 * used.
 */
final class StatementPlanner {

  /** SQLSTATE: a lock was not available in time. */
  private static final String LOCKED = "55P03";

  private final StatementSession session;
  private final int version;
  private final Duration longest;
  private final long startNanos = System.nanoTime();
  private boolean isLocked;

  /**
   * @param version the version of the server
   * @param longest total time for plans; statements beyond it have none
   */
  StatementPlanner(StatementSession session, int version, Duration longest) {
    this.session = session;
    this.version = version;
    this.longest = longest;
  }

  /** The statements with their plans, or with the reason why there is none. */
  List<ObservedStatement> planned(List<ObservedStatement> statements) {
    return statements.stream().map(this::planned).toList();
  }

  private ObservedStatement planned(ObservedStatement statement) {
    Optional<String> sql =
        statement.source().map(StatementSource::sql).filter(StatementText::isPlanned);
    if (sql.isEmpty()) {
      return statement.unplanned("This node has not sent it since its start.");
    }
    if (isLocked || System.nanoTime() - startNanos > longest.toNanos()) {
      return statement.unplanned("The server takes too long to plan statements now.");
    }
    try {
      return statement.planned(QueryPlan.of(session.plan(sql.get(), version)));
    } catch (SQLException e) {
      isLocked = LOCKED.equals(e.getSQLState());
      return statement.unplanned(isLocked ? "Its table is locked." : e.getMessage());
    }
  }
}
