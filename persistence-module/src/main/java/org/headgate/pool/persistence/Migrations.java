package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.headgate.pool.DatabaseName;

/**
 * Brings a database to the form that this version needs. Runs when the database is first reachable,
 * which may be long after the start; several nodes may run it at once, Flyway's lock lets one
 * through at a time. All of it takes one connection and gives it back when it is done: a pool may
 * have no second one (seed D7).
 */
@Dependent
public class Migrations {

  private final DataSource platform;
  private final DataSource userdata;

  @Inject
  Migrations(@PlatformUnshared DataSource platform, @UserdataUnshared DataSource userdata) {
    this.platform = platform;
    this.userdata = userdata;
  }

  /**
   * @return how many migrations were applied
   * @throws FlywayException when one fails; it is rolled back, earlier ones stay
   * @throws IllegalArgumentException for the operator lane, which has no schema of its own
   */
  public int migrate(DatabaseName database) {
    return switch (database) {
      case PLATFORM -> migrate(platform, "platform");
      case USERDATA -> migrate(userdata, "userdata");
      case OPERATOR -> throw new IllegalArgumentException("the operator lane has no schema");
    };
  }

  private static int migrate(DataSource pool, String schema) {
    try (Connection connection = pool.getConnection()) {
      return Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(new SingleConnection(connection))
          .schemas(schema)
          .table("schema_history")
          .locations("classpath:db/migration/" + schema)
          .failOnMissingLocations(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (SQLException noConnection) {
      throw new FlywayException("no connection to migrate " + schema, noConnection);
    }
  }
}
