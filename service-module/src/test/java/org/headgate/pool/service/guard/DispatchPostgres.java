package org.headgate.pool.service.guard;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** The one PostgreSQL of all dispatch databases; each is a copy of one that was migrated. */
final class DispatchPostgres {

  private static final String TEMPLATE = "dispatch";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Path DATA = directory();
  private static EmbeddedPostgres postgres = server(0);
  private static int port;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(DispatchPostgres::end));
    execute("postgres", "create database " + TEMPLATE);
    Flyway.configure()
        .dataSource(url(TEMPLATE), "postgres", "")
        .schemas("platform")
        .table("schema_history")
        .locations("classpath:db/migration/platform")
        .load()
        .migrate();
    execute(
        TEMPLATE,
        "insert into platform.account (id, email, password_hash, created_at, email_verified_at)"
            + " values ('"
            + DispatchDatabase.OWNER
            + "', 'ada@example.org', 'x', now(), now())");
  }

  private DispatchPostgres() {}

  static String url(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  static String newDatabase() {
    String database = TEMPLATE + DATABASES.incrementAndGet();
    execute("postgres", "create database " + database + " template " + TEMPLATE);
    return database;
  }

  static void drop(String database) {
    execute("postgres", "drop database " + database + " with (force)");
  }

  /** Until {@link #start}, at the same port and with the same data. */
  static void stop() {
    try {
      port = postgres.getPort();
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void start() {
    postgres = server(port);
  }

  private static void execute(String database, String statement) {
    try (Connection connection = DriverManager.getConnection(url(database));
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("headgate-dispatch");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param wished its port, 0 for a free one
   */
  private static EmbeddedPostgres server(int wished) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(DATA.toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofMinutes(1));
    try {
      return (wished == 0 ? builder : builder.setPort(wished)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end() {
    try {
      postgres.close();
      try (Stream<Path> files = Files.walk(DATA)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
