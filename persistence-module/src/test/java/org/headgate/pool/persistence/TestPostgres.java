package org.headgate.pool.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.headgate.accounts.persistence.AddressMigration;
import org.headgate.config.database.PoolName;

/**
 * The one PostgreSQL of all tests of a JVM, which ends with it. Each test class has a database of
 * its own in it; those with the schema of today are copies of one that was migrated.
 */
public final class TestPostgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final Map<PoolName, String> TEMPLATES = new ConcurrentHashMap<>();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** A new database with the schema of today. */
  public static DataSource migrated(PoolName unit) {
    return create("template " + TEMPLATES.computeIfAbsent(unit, TestPostgres::template));
  }

  /**
   * A new database without tables.
   *
   * @param options the options of {@code create database}
   */
  public static DataSource empty(String options) {
    return create("template template0 " + options);
  }

  private static DataSource create(String options) {
    String database = "test" + DATABASES.incrementAndGet();
    execute("create database " + database + " " + options);
    return SERVER.getDatabase("postgres", database);
  }

  private static String template(PoolName unit) {
    String database = unit.wireName();
    execute("create database " + database);
    Flyway.configure()
        .dataSource(SERVER.getDatabase("postgres", database))
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
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
