package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  private static final Path PROGRAMS = Path.of("target", "postgres-programs");

  @TempDir private static Path freshDirectory;
  private static EmbeddedDatabase fresh;

  @TempDir private Path directory;

  @BeforeAll
  static void startFresh() throws IOException {
    fresh = database(freshDirectory);
    fresh.start();
  }

  @AfterAll
  static void stopFresh() throws IOException {
    fresh.close();
  }

  @Test
  void dataSurvivesRestart() throws IOException, SQLException {
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
  void commitsAreWrittenToDisk() throws SQLException {
    assertThat(value(fresh, "show fsync")).isEqualTo("on");
    assertThat(value(fresh, "show synchronous_commit")).isEqualTo("on");
    assertThat(value(fresh, "show full_page_writes")).isEqualTo("on");
  }

  @Test
  void roleOwnsTheDatabaseWithoutSuperuser() throws SQLException {
    assertThat(value(fresh, "select rolsuper from pg_roles where rolname = current_user"))
        .isEqualTo("f");
    execute(fresh, "create schema userdata");
  }

  @Test
  void orphanedPostmasterIsEndedWithoutLoss() throws IOException, SQLException {
    EmbeddedDatabase orphaned = database();
    orphaned.start();
    execute(orphaned, "create table kept as select 42 as answer");
    try (EmbeddedDatabase next = database()) {
      assertThat(new PostgresProcess(data()).end()).isTrue();
      orphaned.close();
      next.start();
      assertThat(value(next, "select answer from kept")).isEqualTo("42");
    }
    assertThat(new PostgresProcess(data()).running()).isEmpty();
  }

  @Test
  void connectionsWithoutPasswordAreRefused() {
    assertLockedFor(fresh);
  }

  @Test
  void trustingClusterIsSecuredAndKeepsItsData() throws IOException, SQLException {
    makeTrustingCluster();
    try (EmbeddedDatabase database = database()) {
      database.start();

      assertLockedFor(database);
      assertThat(value(database, "select answer from kept")).isEqualTo("42");
    }
    assertThat(Files.readAllLines(data().resolve("pg_hba.conf")))
        .noneMatch(rule -> !rule.startsWith("#") && rule.contains("trust"));
  }

  @Test
  void lostPasswordIsReplaced() throws IOException, SQLException {
    try (EmbeddedDatabase database = database()) {
      database.start();
    }
    Files.delete(directory.resolve("superuser"));
    Files.delete(directory.resolve("role"));

    try (EmbeddedDatabase database = database()) {
      database.start();
      assertThat(value(database, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void filesAreReadableByOwnerOnly() throws IOException {
    Path data = freshDirectory.resolve("data");
    for (Path written :
        List.of(
            freshDirectory.resolve("log"),
            data.resolve("pg_hba.conf"),
            data.resolve("headgate-complete"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .isEqualTo("rw-------");
    }
  }

  /** As earlier versions made them. */
  private void makeTrustingCluster() throws IOException, SQLException {
    int port = new PortAllocator().any();
    try (EmbeddedPostgres trusting =
            EmbeddedPostgres.builder()
                .setPgBinaryResolver(
                    (system, machine) ->
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine))
                .setOverrideWorkingDirectory(PROGRAMS.toAbsolutePath().toFile())
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .start();
        Connection superuser = trusting.getPostgresDatabase().getConnection();
        Statement statement = superuser.createStatement()) {
      statement.execute("create role headgate login in role pg_monitor");
      statement.execute("create database headgate owner headgate");
      try (Connection owner =
              DriverManager.getConnection(
                  "jdbc:postgresql://localhost:" + port + "/headgate?user=headgate");
          Statement table = owner.createStatement()) {
        table.execute("create table kept as select 42 as answer");
      }
      Files.writeString(data().resolve("headgate-complete"), "");
    }
  }

  private static void assertLockedFor(EmbeddedDatabase database) {
    for (String role : List.of("postgres", "headgate", "nobody", "root")) {
      for (String host : List.of("127.0.0.1", "localhost")) {
        for (String password : List.of("", "&password=wrong")) {
          String url =
              "jdbc:postgresql://%s:%s/postgres?user=%s%s"
                  .formatted(host, database.port(), role, password);
          assertThatThrownBy(() -> DriverManager.getConnection(url).close())
              .as(url)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("password");
        }
      }
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private EmbeddedDatabase database() throws IOException {
    return database(directory);
  }

  private static EmbeddedDatabase database(Path directory) throws IOException {
    Path superuser = directory.resolve("superuser");
    DatabasePasswords passwords =
        new DatabasePasswords(
            superuser,
            PersistentSecret.password(superuser).value(),
            PersistentSecret.password(directory.resolve("role")).value());
    return new EmbeddedDatabase(
        directory.resolve("data"),
        PROGRAMS,
        directory.resolve("log"),
        new PortAllocator().any(),
        passwords);
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
    return DriverManager.getConnection(database.jdbcUrl());
  }
}
