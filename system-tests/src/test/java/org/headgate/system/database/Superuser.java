package org.headgate.system.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.headgate.launcher.DatabasePasswords;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;

/** The superuser of a test's PostgreSQL, who may do anything to every database of it. */
public record Superuser(EmbeddedDatabase database, HomeDirectory home) {

  /** As a value for {@code DATABASE_URL}. */
  public String url() {
    return "postgresql://postgres:%s@localhost:%s/postgres".formatted(password(), database.port());
  }

  /** A connection to the server's database. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl("postgres", password()));
  }

  private String password() {
    try {
      return DatabasePasswords.of(home).superuser();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
