package org.headgate.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.FreePorts;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.Postmaster;

/**
 * A real PostgreSQL that is none of the server's own: a test may look into it, crash it and start
 * it again on the same port and data.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Path TESTS = Path.of(System.getProperty("headgate.tests"));

  private final HomeDirectory home;
  private final int port = new FreePorts().any();
  private EmbeddedDatabase database;

  private PostgresServer(HomeDirectory home) {
    this.home = home;
  }

  /** One that runs, with the role and the database "headgate". */
  public static PostgresServer started(String name) {
    try {
      PostgresServer server = new PostgresServer(HomeDirectory.open(TESTS.resolve(name)));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value for {@code DATABASE_URL}. */
  public String url() {
    return urlVia(port);
  }

  /** The same by way of a proxy or a pooler on this machine. */
  public String urlVia(int otherPort) {
    return "postgresql://headgate@localhost:" + otherPort + "/headgate";
  }

  public int port() {
    return port;
  }

  /** Where its configuration stands. */
  public Path data() {
    return home.databaseData();
  }

  public Connection superuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"));
  }

  /** The plain JDBC URL of a role. */
  public String jdbcUrl(String role) {
    return "jdbc:postgresql://localhost:" + port + "/headgate?user=" + role;
  }

  /** The sessions of Headgate that the server counts now. */
  public int sessions() throws SQLException {
    return number("select count(*) from pg_stat_activity where application_name like 'headgate%'");
  }

  /** Ends every session of Headgate, as an administrator would. */
  public int terminateSessions() throws SQLException {
    return number(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where application_name like 'headgate%'");
  }

  /** One number out of the database "headgate". */
  public int number(String query) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getInt(1);
    }
  }

  /** Kills the postmaster without a word to anybody, as the kernel does when memory runs out. */
  public void crash() throws Exception {
    ProcessHandle postmaster = new Postmaster(data()).running().orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
  }

  /** Starts, or starts again after a crash. */
  public void start() throws IOException {
    database =
        new EmbeddedDatabase(data(), TESTS.resolve("postgres-programs"), home.databaseLog(), port);
    database.start();
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
