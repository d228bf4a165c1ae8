package org.headgate.pool.persistence.statements;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Daily snapshots of statements, kept for 30 days. It uses the operator lane, because the inspected
 * pool may be exhausted.
 */
@Dependent
public class StatementSnapshotRepository {

  private static final int DAYS = 30;

  private final OperatorSqlGateway gateway;

  @Inject
  public StatementSnapshotRepository(@PoolDataSource(PoolName.OPERATOR) DataSource operatorPool) {
    this.gateway = new OperatorSqlGateway(operatorPool);
  }

  /** Whether the database has a snapshot of the day. */
  public boolean has(LocalDate day, String database) {
    return gateway
        .query(
            "select exists (select 1 from platform.statement_snapshot where day = ? and database = ?)",
            row -> row.getBoolean(1),
            day,
            database)
        .get(0);
  }

  /** Adds the snapshots of a day; those that another node wrote stay as they are. */
  public void add(List<StatementSnapshot> snapshots) {
    gateway.update(
        "insert into platform.statement_snapshot"
            + " (day, database, query_id, source, method, calls, total_ms, plan_hash, plan)"
            + " select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        OperatorSqlGateway.elements("date", snapshots, StatementSnapshot::day),
        OperatorSqlGateway.elements("text", snapshots, StatementSnapshot::database),
        OperatorSqlGateway.elements("int8", snapshots, StatementSnapshot::id),
        OperatorSqlGateway.elements("text", snapshots, StatementSnapshot::source),
        OperatorSqlGateway.elements("text", snapshots, StatementSnapshot::method),
        OperatorSqlGateway.elements("int8", snapshots, StatementSnapshot::calls),
        OperatorSqlGateway.elements("float8", snapshots, StatementSnapshot::totalMillis),
        OperatorSqlGateway.elements("text", snapshots, StatementSnapshot::planHash),
        OperatorSqlGateway.elements("text", snapshots, StatementSnapshot::plan));
  }

  public void removeOld(LocalDate today) {
    gateway.update("delete from platform.statement_snapshot where day < ?", today.minusDays(DAYS));
  }

  /**
   * Snapshots of the last day before this one or, where there is none, of this one.
   *
   * @param ids the ids of the statements that are asked for; the others are not loaded
   */
  public List<StatementSnapshot> before(LocalDate day, String database, List<Long> ids) {
    return gateway.query(
        "select * from platform.statement_snapshot where database = ? and day = (select coalesce("
            + "max(day) filter (where day < ?), max(day))"
            + " from platform.statement_snapshot where database = ?) and query_id = any(?)",
        StatementSnapshotRepository::snapshot,
        database,
        day,
        database,
        OperatorSqlGateway.elements("int8", ids, Function.identity()));
  }

  private static StatementSnapshot snapshot(ResultSet row) throws SQLException {
    return new StatementSnapshot(
        row.getObject("day", LocalDate.class),
        row.getString("database"),
        row.getLong("query_id"),
        Optional.ofNullable(row.getString("source")),
        Optional.ofNullable(row.getString("method")),
        row.getLong("calls"),
        row.getDouble("total_ms"),
        Optional.ofNullable(row.getString("plan_hash")),
        Optional.ofNullable(row.getString("plan")));
  }
}
