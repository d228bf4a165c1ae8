package org.headgate.pool.service.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolPreset;
import org.headgate.pool.persistence.ServerInspectionQueries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Obstacles and advice for a server with other settings, for a role that cannot change them. */
class SuitabilityPolicyTest {

  @TempDir static Path data;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(Files.createDirectory(data.resolve("data")))
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("synchronous_commit", "on")
            .start();
    run(
        "postgres",
        "create role app login",
        "create role owner login",
        "create database utf8 encoding 'UTF8' template template0 owner app",
        "create database foreign_owner encoding 'UTF8' template template0");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void ownedDatabaseIsSuitable() throws SQLException {
    assertThat(policy("utf8").obstacles()).isEmpty();
    assertThat(policy("utf8").advice(PoolPreset.DEFAULT.settings())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATIN1", "SQL_ASCII", "WIN1252", "EUC_JP"})
  void nonUtf8DatabaseIsRefused(String encoding) throws SQLException {
    String name = "in_" + encoding;
    run(
        "postgres",
        "create database %s encoding '%s' lc_collate 'C' lc_ctype 'C' template template0 owner app"
            .formatted(name, encoding));

    assertThat(policy(name.toLowerCase(Locale.ROOT)).obstacles())
        .singleElement()
        .asString()
        .contains("encoded in " + encoding, "encoding 'UTF8' template template0");
  }

  @Test
  void missingPrivilegesAreReportedWithTheirGrant() throws SQLException {
    assertThat(policy("foreign_owner").obstacles())
        .containsExactly(
            "The role app may not create the schema platform: create schema platform authorization"
                + " app.");

    run("foreign_owner", "create schema platform", "create table platform.account (id int)");
    assertThat(policy("foreign_owner").obstacles())
        .containsExactly(
            "The role app may not create tables in the schema platform: alter schema platform owner"
                + " to app.");

    run("foreign_owner", "grant all on schema platform to app");
    assertThat(policy("foreign_owner").obstacles())
        .containsExactly(
            "The role app may not use the table platform.account: grant all on all tables in schema"
                + " platform to app.");

    run("foreign_owner", "grant all on all tables in schema platform to app");
    assertThat(policy("foreign_owner").obstacles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default_transaction_read_only = on | are read-only",
        "session_replication_role = replica | switches the constraints off"
      })
  void obstructiveSettingsAreReported(String setting, String words) throws SQLException {
    try {
      run("postgres", "alter role app in database utf8 set " + setting);
      assertThat(policy("utf8").obstacles()).singleElement().asString().contains(words, "alter");
    } finally {
      run("postgres", "alter role app in database utf8 reset all");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statement_timeout = '500ms' | statement_timeout is 500 ms for the role app",
        "lock_timeout = '10ms' | lock_timeout is 10 ms",
        "idle_in_transaction_session_timeout = '1s' | idle_in_transaction_session_timeout",
        "idle_session_timeout = '2s' | idle_session_timeout is 2000 ms",
        "synchronous_commit = off | synchronous_commit is off",
        "search_path = public, pg_catalog | search_path puts public before pg_catalog"
      })
  void unwiseSettingIsWarnedOf(String setting, String words) throws SQLException {
    try {
      run("postgres", "alter role app in database utf8 set " + setting);
      assertThat(policy("utf8").obstacles()).isEmpty();
      assertThat(policy("utf8").advice(PoolPreset.DEFAULT.settings()))
          .singleElement()
          .asString()
          .contains(words);
    } finally {
      run("postgres", "alter role app in database utf8 reset all");
    }
  }

  /** A pool may give its sessions shorter limits, and a pooler those of somebody before. */
  @Test
  void sessionSettingsAreNotTakenForRoleSettings() throws SQLException {
    PGSimpleDataSource limited =
        new PGSimpleDataSource() {
          private static final long serialVersionUID = 1L;

          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement()) {
              statement.execute(
                  "select set_config('statement_timeout', '7s', false),"
                      + " set_config('lock_timeout', '10ms', false)");
            }
            return connection;
          }
        };

    assertThat(policy("utf8", limited).advice(PoolPreset.DEFAULT.settings())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search_path = ''",
        "search_path = nonsense",
        "timezone = 'Asia/Kathmandu'",
        "datestyle = 'SQL, DMY'",
        "intervalstyle = 'iso_8601'",
        "standard_conforming_strings = off",
        "bytea_output = escape",
        "extra_float_digits = -15",
        "default_transaction_isolation = serializable",
        "row_security = off",
        "array_nulls = off",
        "quote_all_identifiers = on"
      })
  void irrelevantSettingIsIgnored(String setting) throws SQLException {
    try {
      run("postgres", "alter role app in database utf8 set " + setting);
      assertThat(policy("utf8").obstacles()).isEmpty();
      assertThat(policy("utf8").advice(PoolPreset.DEFAULT.settings())).isEmpty();
    } finally {
      run("postgres", "alter role app in database utf8 reset all");
    }
  }

  private static SuitabilityPolicy policy(String database) throws SQLException {
    return policy(database, new PGSimpleDataSource());
  }

  private static SuitabilityPolicy policy(String database, PGSimpleDataSource source)
      throws SQLException {
    source.setURL(postgres.getJdbcUrl("app", database));
    return new SuitabilityPolicy(
        PoolName.PLATFORM, new ServerInspectionQueries(source, source).inspect(PoolName.PLATFORM));
  }

  private static void run(String database, String... statements) throws SQLException {
    DataSource source = postgres.getDatabase("postgres", database);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : List.of(statements)) {
        statement.execute(sql);
      }
    }
  }
}
