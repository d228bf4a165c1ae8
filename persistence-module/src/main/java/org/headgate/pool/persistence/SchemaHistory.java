package org.headgate.pool.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations that a schema has had. If they are exactly those of this build, each as it is now
 * and successful, a start leaves Flyway out, which would find nothing to do. Every other history,
 * also one that is damaged or newer, is Flyway's to judge.
 */
final class SchemaHistory {

  static final String TABLE = "schema_history";

  /** Runs before each migration, so never without one. */
  private static final String BEFORE_EACH = "beforeEachMigrate.sql";

  private static final String VERSIONED = "V";
  private static final String SEPARATOR = "__";
  private static final String SQL = ".sql";
  private static final String CONFIGURATION = ".sql.conf";

  private final Connection connection;
  private final String schema;

  SchemaHistory(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Whether Flyway would find that all of these migrations are done, and no others. */
  boolean isExactly(Iterable<JavaMigration> inJava, MigrationScripts scripts) {
    Set<Migration> known = new HashSet<>();
    for (LoadableResource script : scripts.all()) {
      String name = script.getFilename();
      if (isVersioned(name)) {
        known.add(Migration.of(script));
      } else if (!name.endsWith(CONFIGURATION) && !name.equals(BEFORE_EACH)) {
        return false; // It may have to run at each start.
      }
    }
    inJava.forEach(migration -> known.add(Migration.of(migration)));
    try {
      List<Migration> applied = applied();
      return applied.size() == known.size() && known.equals(new HashSet<>(applied));
    } catch (SQLException e) {
      return false; // Flyway meets the same and says so.
    }
  }

  private static boolean isVersioned(String name) {
    return name.startsWith(VERSIONED) && name.contains(SEPARATOR) && name.endsWith(SQL);
  }

  private List<Migration> applied() throws SQLException {
    List<Migration> applied = new ArrayList<>();
    if (isThere()) {
      // Flyway's own record of having made the schema is no migration.
      try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  select coalesce(version, ''), description, type, checksum, success
                    from %s.%s where type <> 'SCHEMA'
                  """
                      .formatted(schema, TABLE));
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          applied.add(
              new Migration(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  Optional.ofNullable(rows.getObject(4, Integer.class)),
                  rows.getBoolean(5)));
        }
      }
    }
    return applied;
  }

  private boolean isThere() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select to_regclass(?) is not null")) {
      select.setString(1, schema + "." + TABLE);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** The parts of a migration that Flyway compares. */
  private record Migration(
      String version,
      String description,
      String type,
      Optional<Integer> checksum,
      boolean successful) {

    static Migration of(LoadableResource script) {
      String name = script.getFilename();
      String description =
          name.substring(name.indexOf(SEPARATOR) + SEPARATOR.length(), name.lastIndexOf(SQL));
      return new Migration(
          SchemaMigrator.version(script).getVersion(),
          description.replace('_', ' '),
          "SQL",
          Optional.of(checksum(SchemaMigrator.text(script))),
          true);
    }

    static Migration of(JavaMigration migration) {
      return new Migration(
          migration.getVersion().getVersion(),
          migration.getDescription(),
          "JDBC",
          Optional.ofNullable(migration.getChecksum()),
          true);
    }

    /** As Flyway's: over the lines, without what ends them. */
    private static int checksum(String text) {
      CRC32 checksum = new CRC32();
      text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
      return (int) checksum.getValue();
    }
  }
}
