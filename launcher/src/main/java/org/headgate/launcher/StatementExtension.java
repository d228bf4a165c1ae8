package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * Enables {@code pg_stat_statements} in the embedded PostgreSQL, if its installation has the
 * extension: a server that must load a missing library does not start.
 *
 * @param data the data directory of the cluster
 * @param programs where PostgreSQL's programs are unpacked
 */
record StatementExtension(Path data, Path programs) {

  private static final String NAME = "pg_stat_statements";
  private static final String SETTING = "shared_preload_libraries";
  private static final int MAX_DEPTH = 6;

  /** Before the start: adds the library. Libraries that the owner configured stay. */
  void load() throws IOException {
    Path settings = data.resolve("postgresql.conf");
    boolean isSet =
        Files.readAllLines(settings).stream().anyMatch(line -> line.strip().startsWith(SETTING));
    if (!isSet && isAvailable()) {
      Files.writeString(
          settings, "%n%s = '%s'%n".formatted(SETTING, NAME), StandardOpenOption.APPEND);
    }
  }

  /** After the start: creates the extension in the connection's database. */
  void create(Connection superuser) throws SQLException, IOException {
    if (isAvailable()) {
      try (Statement statement = superuser.createStatement()) {
        statement.execute("create extension if not exists " + NAME);
      }
    }
  }

  private boolean isAvailable() throws IOException {
    try (Stream<Path> found =
        Files.find(
            programs,
            MAX_DEPTH,
            (path, attributes) -> path.getFileName().toString().equals(NAME + ".control"))) {
      return found.findAny().isPresent();
    }
  }
}
