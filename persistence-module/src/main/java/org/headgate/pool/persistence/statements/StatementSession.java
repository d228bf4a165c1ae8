package org.headgate.pool.persistence.statements;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inspects the server in one read-only transaction with short limits for statements and locks. A
 * query that fails does not affect the others.
 */
public final class StatementSession implements AutoCloseable {

  /** Sampled values are quoted for standard strings: elsewhere a backslash could end one. */
  private static final String BOUNDED =
      "set transaction read only; set local statement_timeout = '2s'; set local lock_timeout = '300ms';"
          + " set local plan_cache_mode = force_custom_plan;"
          + " set local standard_conforming_strings = on";

  /**
   * The limit for each schema. It is higher than the number of statements in the code, so that none
   * is cut off.
   */
  private static final int MAX_STATEMENTS = 1000;

  private static final int WITH_GENERIC_PLANS = 160_000;

  /** The class of SQLSTATEs for invalid values (data exception). */
  private static final String INVALID_VALUE = "22";

  private final Connection connection;

  StatementSession(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(BOUNDED);
    }
  }

  public StatementCounting counting() throws SQLException {
    return rows(
            StatementSql.COUNTING,
            row ->
                new StatementCounting(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    Optional.ofNullable(row.getString(4)),
                    row.getBoolean(5),
                    row.getBoolean(6)))
        .get(0);
  }

  /**
   * Statements of our role that name one of our tables, by total time, at most {@link
   * #MAX_STATEMENTS} of each schema.
   *
   * @param view as {@link StatementCounting#view} named it
   */
  public List<StatementFigures> statistics(String view) throws SQLException {
    return rows(
        StatementSql.statistics(view, MAX_STATEMENTS),
        row ->
            new StatementFigures(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getLong(6)));
  }

  public List<TableFigures> tables() throws SQLException {
    return rows(
        StatementSql.TABLES,
        row ->
            new TableFigures(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject(8, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
                row.getBoolean(9)));
  }

  /** The names of all existing valid indexes, with their schema. */
  public List<String> indexes() throws SQLException {
    return rows(StatementSql.INDEXES, row -> row.getString(1));
  }

  public List<WaitingBackend> backends() throws SQLException {
    return rows(
        StatementSql.BACKENDS,
        row ->
            new WaitingBackend(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Duration.ofMillis(Math.round(row.getDouble(5) * 1000)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)),
                Arrays.stream((Integer[]) row.getArray(10).getArray()).distinct().toList()));
  }

  /**
   * The plan of a statement, as JSON: the generic one, or before PostgreSQL 16 the one for sampled
   * values, which it does not show. The statement is never executed.
   *
   * @param sql as it is passed to the driver, with question marks for parameters
   * @throws SQLException when the server does not plan it, or not in time
   */
  public String plan(String sql, int version) throws SQLException {
    String numbered = StatementText.numbered(sql);
    return version >= WITH_GENERIC_PLANS ? genericPlan(numbered) : preparedPlan(numbered);
  }

  /**
   * Explained inside the server, because the driver's protocol would bind values, and the plan
   * would be one for these values.
   */
  private String genericPlan(String sql) throws SQLException {
    run(StatementSql.genericPlan(sql));
    return rows("select current_setting('headgate.plan')", row -> row.getString(1)).get(0);
  }

  private String preparedPlan(String sql) throws SQLException {
    run("prepare headgate_plan as " + sql);
    try {
      return StatementText.withoutOtherTexts(sampledPlan(sql), sql);
    } finally {
      run("deallocate headgate_plan");
    }
  }

  private String sampledPlan(String sql) throws SQLException {
    List<String> types = rows(StatementSql.PARAMETER_TYPES, row -> row.getString(1));
    if (types.isEmpty()) {
      return explained("");
    }
    ComparedColumns compared = new ComparedColumns(sql);
    Map<String, String> samples = new HashMap<>();
    rows(
        StatementSql.samples(compared.all()),
        row -> samples.put(row.getString(1), row.getString(2)));
    try {
      return explained("(" + ParameterValues.list(types, compared, samples) + ")");
    } catch (SQLException e) {
      if (!String.valueOf(e.getSQLState()).startsWith(INVALID_VALUE)) {
        throw e;
      }
      return explained("(" + ParameterValues.list(types, compared, Map.of()) + ")");
    }
  }

  private String explained(String values) throws SQLException {
    return rows("explain (format json) execute headgate_plan" + values, row -> row.getString(1))
        .get(0);
  }

  private void run(String sql) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      connection.rollback(savepoint);
      throw e;
    }
  }

  private <T> List<T> rows(String sql, Row<T> row) throws SQLException {
    Savepoint savepoint = connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return found;
    } catch (SQLException e) {
      connection.rollback(savepoint);
      throw e;
    }
  }

  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } finally {
      connection.close();
    }
  }
}
