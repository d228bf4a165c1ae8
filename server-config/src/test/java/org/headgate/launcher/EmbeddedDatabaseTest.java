package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  private static final Path PROGRAMS = Path.of("target", "postgres-programs");

  @TempDir private Path directory;

  @Test
  void aRestartFindsTheData() throws IOException, SQLException {
    try (EmbeddedDatabase database = database()) {
      database.start();
      execute(database, "create table kept as select 42 as answer");
    }
    try (EmbeddedDatabase database = database()) {
      database.start();
      assertThat(value(database, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void whatIsCommittedIsOnTheDisk() throws IOException, SQLException {
    try (EmbeddedDatabase database = database()) {
      database.start();
      assertThat(value(database, "show fsync")).isEqualTo("on");
      assertThat(value(database, "show synchronous_commit")).isEqualTo("on");
      assertThat(value(database, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void itsRoleOwnsTheDatabaseAndIsNoSuperuser() throws IOException, SQLException {
    try (EmbeddedDatabase database = database()) {
      database.start();
      assertThat(value(database, "select rolsuper from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      execute(database, "create schema userdata");
    }
  }

  @Test
  void aPostmasterThatWasLeftRunningMakesWayAndLosesNothing() throws IOException, SQLException {
    EmbeddedDatabase orphaned = database();
    orphaned.start();
    execute(orphaned, "create table kept as select 42 as answer");
    try (EmbeddedDatabase next = database()) {
      assertThat(new Postmaster(data()).end()).isTrue();
      orphaned.close();
      next.start();
      assertThat(value(next, "select answer from kept")).isEqualTo("42");
    }
    assertThat(new Postmaster(data()).running()).isEmpty();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private EmbeddedDatabase database() {
    return new EmbeddedDatabase(data(), PROGRAMS, directory.resolve("log"), new FreePorts().any());
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(EmbeddedDatabase database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + database.port() + "/headgate", "headgate", "");
  }
}
