package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
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
  private final Iterable<JavaMigration> inJava;

  /**
   * @param inJava the migrations of the platform database that SQL cannot do
   */
  @Inject
  Migrations(
      @PlatformUnshared DataSource platform,
      @UserdataUnshared DataSource userdata,
      @Any Instance<JavaMigration> inJava) {
    this(platform, userdata, (Iterable<JavaMigration>) inJava);
  }

  Migrations(DataSource platform, DataSource userdata, Iterable<JavaMigration> inJava) {
    this.platform = platform;
    this.userdata = userdata;
    this.inJava = inJava;
  }

  /**
   * @return how many migrations were applied
   * @throws FlywayException when one fails; it is rolled back, earlier ones stay
   * @throws IllegalArgumentException for the operator lane, which has no schema of its own
   */
  public int migrate(DatabaseName database) {
    return switch (database) {
      case PLATFORM -> migrate(platform, "platform", inJava);
      case USERDATA -> migrate(userdata, "userdata", List.of());
      case OPERATOR -> throw new IllegalArgumentException("the operator lane has no schema");
    };
  }

  private static int migrate(DataSource pool, String schema, Iterable<JavaMigration> inJava) {
    try (Connection connection = pool.getConnection()) {
      return Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(new SingleConnection(connection))
          .schemas(schema)
          .table("schema_history")
          .locations("classpath:db/migration/" + schema)
          .javaMigrations(
              StreamSupport.stream(inJava.spliterator(), false).toArray(JavaMigration[]::new))
          .failOnMissingLocations(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (SQLException noConnection) {
      throw new FlywayException("no connection to migrate " + schema, noConnection);
    }
  }
}
