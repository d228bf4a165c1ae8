package org.headgate.pool.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.datasource.SingleConnectionDataSource;

/**
 * Migrates a database to the schema that this version needs, when it is first reachable, on one
 * connection of its own with bounded waits for locks. Several nodes may run it at once: Flyway's
 * lock admits one at a time, and the server rolls back what a node that died had begun.
 *
 * <p>A migration whose name begins with "concurrently" builds indexes without blocking other nodes;
 * it runs outside of any transaction, so its lock belongs to the session, which a pooler in
 * transaction mode cannot provide.
 */
@Dependent
public class SchemaMigrator {

  private static final String CONCURRENTLY = "concurrently";
  private static final int LOCK_TRIES = 10;

  private final DataSource platform;
  private final DataSource userdata;
  private final Iterable<JavaMigration> inJava;

  /**
   * Migrates by the scripts of the class path.
   *
   * @param inJava the migrations of the platform database that SQL cannot do
   */
  @Inject
  SchemaMigrator(
      @MigrationConnection(PoolName.PLATFORM) DataSource platform,
      @MigrationConnection(PoolName.USERDATA) DataSource userdata,
      @Any Instance<JavaMigration> inJava) {
    this(platform, userdata, (Iterable<JavaMigration>) inJava);
  }

  SchemaMigrator(DataSource platform, DataSource userdata, Iterable<JavaMigration> inJava) {
    this.platform = platform;
    this.userdata = userdata;
    this.inJava = inJava;
  }

  /**
   * Runs the pending migrations of a database.
   *
   * @return how many migrations were applied
   * @throws FlywayException when one fails; it is rolled back, earlier ones stay
   * @throws IllegalArgumentException for the operator lane, which has no schema of its own
   */
  public int migrate(PoolName database) {
    return switch (database) {
      case PLATFORM -> migrate(platform, "platform", inJava, scripts("db/migration/platform"));
      case USERDATA -> migrate(userdata, "userdata", List.of(), scripts("db/migration/userdata"));
      case OPERATOR -> throw new IllegalArgumentException("the operator lane has no schema");
    };
  }

  /** The text of a database's SQL migrations, ordered by version. */
  public static List<String> texts(PoolName database) {
    return scripts("db/migration/" + database.wireName())
        .getResources("V", new String[] {".sql"})
        .stream()
        .sorted(Comparator.comparing(SchemaMigrator::version))
        .map(SchemaMigrator::text)
        .toList();
  }

  static MigrationVersion version(LoadableResource script) {
    String name = script.getFilename();
    return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
  }

  static String text(LoadableResource script) {
    try (Reader reader = script.read();
        StringWriter text = new StringWriter()) {
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** These scripts and those that run before each migration. */
  static MigrationScripts scripts(String... folders) {
    String[] all = Arrays.copyOf(folders, folders.length + 1);
    all[folders.length] = "db/callback";
    return MigrationScripts.of(SchemaMigrator.class.getClassLoader(), all);
  }

  /** Migrates by other scripts, for tests. */
  static int migrate(
      DataSource source, String schema, Iterable<JavaMigration> inJava, MigrationScripts scripts) {
    try (Connection connection = source.getConnection()) {
      if (new SchemaHistory(connection, schema).isExactly(inJava, scripts)) {
        return 0; // Flyway is not even loaded, which would cost half a second of each start.
      }
      DataSource single = new SingleConnectionDataSource(connection);
      boolean isConcurrent =
          Arrays.stream(flyway(single, schema, true, inJava, scripts).info().all())
              .filter(migration -> migration.getDescription().startsWith(CONCURRENTLY))
              .anyMatch(
                  migration ->
                      !migration.getState().isApplied() || migration.getState().isFailed());
      if (isConcurrent) {
        forgetFailed(connection, schema);
      }
      return flyway(single, schema, !isConcurrent, inJava, scripts).migrate().migrationsExecuted;
    } catch (SQLException e) {
      throw new FlywayException("no connection to migrate " + schema, e);
    }
  }

  /**
   * Removes the record of a failed migration that ran outside of a transaction; otherwise it would
   * block all later ones until somebody repairs it.
   */
  private static void forgetFailed(Connection connection, String schema) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if to_regclass('%1$s.schema_history') is not null then
              delete from %1$s.schema_history where not success and description like '%2$s%%';
            end if;
          end $$
          """
              .formatted(schema, CONCURRENTLY));
    }
  }

  private static Flyway flyway(
      DataSource source,
      String schema,
      boolean lockOfTransaction,
      Iterable<JavaMigration> inJava,
      MigrationScripts scripts) {
    return Flyway.configure(SchemaMigrator.class.getClassLoader())
        .configuration(
            Map.of("flyway.postgresql.transactional.lock", String.valueOf(lockOfTransaction)))
        .dataSource(source)
        .schemas(schema)
        .table(SchemaHistory.TABLE)
        .resourceProvider(scripts)
        .javaMigrationClassProvider(List::of)
        .javaMigrations(
            StreamSupport.stream(inJava.spliterator(), false).toArray(JavaMigration[]::new))
        // Work that was done side by side brings numbers below the newest; each migration stands
        // alone.
        .outOfOrder(true)
        // A node of the version before starts on a schema that a newer one has brought on.
        .ignoreMigrationPatterns("*:future", "*:missing")
        .lockRetryCount(LOCK_TRIES)
        .load();
  }
}
