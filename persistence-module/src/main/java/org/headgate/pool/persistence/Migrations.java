package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.headgate.pool.DatabaseName;

/**
 * Brings a database to the form that this version needs. Runs when the database is first reachable,
 * which may be long after the start; several nodes may run it at once, Flyway's lock lets one
 * through at a time.
 */
@Dependent
public class Migrations {

  private final DataSource platform;
  private final DataSource userdata;

  @Inject
  Migrations(@Platform DataSource platform, @Userdata DataSource userdata) {
    this.platform = platform;
    this.userdata = userdata;
  }

  /**
   * @return how many migrations were applied
   * @throws org.flywaydb.core.api.FlywayException when one fails; it is rolled back, earlier ones
   *     stay
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
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(pool)
        .schemas(schema)
        .table("schema_history")
        .locations("classpath:db/migration/" + schema)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
