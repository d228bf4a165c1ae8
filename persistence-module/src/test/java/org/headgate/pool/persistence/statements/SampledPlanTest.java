package org.headgate.pool.persistence.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans for sampled values, as before PostgreSQL 16. */
class SampledPlanTest {

  private static final String OF_SKEWED_VALUES = "select * from platform.skewed where kind = ?";

  /** The most frequent value is none of the parameter's type. */
  private static final String WITH_OTHER_TYPE =
      "select * from platform.skewed where kind = ?::uuid::text";

  private static final int BEFORE_GENERIC_PLANS = 150_000;

  private static DataSource database;

  @BeforeAll
  static void start() {
    database = TestPostgres.migrated(PoolName.PLATFORM);
  }

  private static StatementSession session() throws SQLException {
    return new StatementQueries(database, database).open(PoolName.PLATFORM);
  }

  /** With nulls the planner knows that no row is found, and reads none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from platform.execution where id = any(?) order by due_at offset ? limit ?",
        "select id from platform.execution e where e.due_at < now() - ? * interval '1 second'",
        "delete from platform.session where account_id in (?, ?) and (? or ended_at < ?)",
        "update platform.session set ended_at = ? where id = ? and expires_at > ?",
        "select id from platform.account where is_active = ? and locale like ?"
      })
  void parametersOfAllKindsHaveValues(String sql) throws SQLException {
    try (StatementSession session = session()) {
      assertThat(session.plan(sql, BEFORE_GENERIC_PLANS))
          .contains("Relation Name")
          .doesNotContain("One-Time Filter");
    }
  }

  @Test
  void planIsThatOfTheMostFrequentValueAndDoesNotShowIt() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table platform.skewed as
          select case when n > 10 then 'oft''en' else 'seldom' end as kind from generate_series(1, 10000) as n
          """);
      statement.execute("analyze platform.skewed");
      try (StatementSession session = session()) {
        assertThat(session.plan(OF_SKEWED_VALUES, BEFORE_GENERIC_PLANS))
            .contains("\"Plan Rows\": 9990", "(kind = ?::text)")
            .doesNotContain("en'");
        assertThat(session.plan(WITH_OTHER_TYPE, BEFORE_GENERIC_PLANS)).contains("\"skewed\"");
      } finally {
        statement.execute("drop table platform.skewed");
      }
    }
  }

  /** A database may have strings in which a backslash escapes a quote. */
  @Test
  void sampledValueIsNeverReadAsSql() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table platform.skewed as
          select E'\\\\\\'::text); drop table platform.skewed; --' as kind from generate_series(1, 10000)
          """);
      statement.execute("analyze platform.skewed");
      String settings = "alter database " + connection.getCatalog();
      statement.execute(settings + " set standard_conforming_strings = off");
      try (StatementSession session = session()) {
        assertThat(session.plan(OF_SKEWED_VALUES, BEFORE_GENERIC_PLANS))
            .contains("\"Plan Rows\": 10000")
            .doesNotContain("drop table");
      } finally {
        statement.execute(settings + " reset standard_conforming_strings");
        statement.execute("drop table platform.skewed");
      }
    }
  }
}
