package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import javax.sql.DataSource;

/** What time it is at the platform's server, asked through the operator lane. */
@Dependent
public class DatabaseTime {

  private final Statements lane;

  @Inject
  DatabaseTime(@OperatorLane DataSource lane) {
    this.lane = new Statements(lane);
  }

  /**
   * @throws StatementFailed when there is no answer
   */
  public Instant now() {
    return lane.query("select clock_timestamp() as now", row -> Statements.instant(row, "now"))
        .get(0);
  }
}
