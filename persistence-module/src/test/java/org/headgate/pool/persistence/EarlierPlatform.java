package org.headgate.pool.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.headgate.accounts.persistence.AddressMigration;
import org.headgate.config.database.PoolName;

/** A platform database with the schema of an earlier version, until it is migrated. */
final class EarlierPlatform {

  private final DataSource source = TestPostgres.empty("");

  private EarlierPlatform() {}

  /**
   * A new database.
   *
   * @param version of the last migration that it has
   */
  static EarlierPlatform of(String version) {
    EarlierPlatform database = new EarlierPlatform();
    Flyway.configure()
        .dataSource(database.source)
        .schemas("platform")
        .table("schema_history")
        .locations("classpath:db/migration/platform")
        .javaMigrations(new AddressMigration())
        .target(version)
        .load()
        .migrate();
    return database;
  }

  /**
   * Migrates to the schema of today, as a node does.
   *
   * @return how many migrations there were
   */
  int migrate() {
    return new SchemaMigrator(source, source, List.of(new AddressMigration()))
        .migrate(PoolName.PLATFORM);
  }

  Connection connection() throws SQLException {
    return source.getConnection();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first value of the first row; "null" for null. */
  String text(String query) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
