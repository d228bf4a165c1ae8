package org.headgate.pool.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.headgate.accounts.persistence.AddressMigration;
import org.headgate.config.database.PoolName;

/**
 * The one PostgreSQL of all tests of a JVM, which ends with it. Each test class has a database of
 * its own in it; those with the schema of today are copies of one that was migrated.
 */
public final class TestPostgres {

  private static final int ANY_PORT = 0;
  private static final Map<PoolName, String> TEMPLATES = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Path DATA = directory();
  private static volatile EmbeddedPostgres server = server(ANY_PORT);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestPostgres::end));
  }

  private TestPostgres() {}

  /** A new database with the schema of today. */
  public static DataSource migrated(PoolName unit) {
    return source(create(unit));
  }

  /** The name of a new database with the schema of today. */
  public static String create(PoolName unit) {
    return create("template " + TEMPLATES.computeIfAbsent(unit, TestPostgres::template));
  }

  /**
   * A new database without tables.
   *
   * @param options the options of {@code create database}
   */
  public static DataSource empty(String options) {
    return source(create("template template0 " + options));
  }

  public static String url(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  public static void drop(String database) {
    execute("drop database " + database + " with (force)");
  }

  /** Stops the server until {@link #start}. */
  public static void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server that was stopped at the same port, with the same data. */
  public static void start() {
    server = server(server.getPort());
  }

  private static String create(String options) {
    String database = "test" + DATABASES.incrementAndGet();
    execute("create database " + database + " " + options);
    return database;
  }

  private static DataSource source(String database) {
    return server.getDatabase("postgres", database);
  }

  private static String template(PoolName unit) {
    String database = unit.wireName();
    execute("create database " + database);
    Flyway.configure()
        .dataSource(source(database))
        .schemas(unit.wireName())
        .table("schema_history")
        .locations("classpath:db/migration/" + unit.wireName())
        .javaMigrations(
            unit == PoolName.PLATFORM
                ? new AddressMigration[] {new AddressMigration()}
                : new AddressMigration[0])
        .load()
        .migrate();
    return database;
  }

  private static void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("headgate-tests");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres server(int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(DATA.toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofMinutes(1));
    try {
      return (port == ANY_PORT ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end() {
    try {
      server.close();
      try (Stream<Path> files = Files.walk(DATA)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
