package org.headgate.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.headgate.launcher.DatabasePasswords;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.PortAllocator;
import org.headgate.launcher.PostgresProcess;

/**
 * A real PostgreSQL that is none of the server's own: a test may look into it, crash it and start
 * it again on the same port and data.
 */
public final class PostgresServer implements AutoCloseable {

  /**
   * Where PostgreSQL's programs are unpacked, once for all processes: the tests of the other
   * modules, which leave the folder to the library, have them there.
   */
  public static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

  private static final Path TESTS = Path.of(System.getProperty("headgate.tests"));

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HomeDirectory home;
  private final int port = new PortAllocator().any();
  private final DatabasePasswords passwords;
  private EmbeddedDatabase database;

  private PostgresServer(HomeDirectory home, DatabasePasswords passwords) {
    this.home = home;
    this.passwords = passwords;
  }

  /** One that runs, with the role and the database "headgate". */
  public static PostgresServer started(String name) {
    try {
      HomeDirectory home = HomeDirectory.open(TESTS.resolve(name));
      PostgresServer server = new PostgresServer(home, DatabasePasswords.of(home));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A standby that runs and follows this server, as a streaming replica does; made from a copy of
   * its data, for which this server is stopped for a moment.
   */
  public PostgresServer standby(String name) throws IOException {
    database.close();
    PostgresServer standby = new PostgresServer(HomeDirectory.open(TESTS.resolve(name)), passwords);
    copy(data(), standby.data());
    Files.createFile(standby.data().resolve("standby.signal"));
    Files.writeString(
        standby.data().resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n".formatted(port),
        StandardOpenOption.APPEND);
    start();
    standby.start();
    return standby;
  }

  /** Makes a standby the primary, as whoever fails over does. */
  public void promote() throws SQLException {
    number("select pg_promote()::int");
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

  /** Executes statements as the superuser, one after the other. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
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

  /**
   * Kills the postmaster without a word to anybody, as the kernel does when memory runs out. Where
   * nobody collects dead processes its number stays taken, so the file that names it goes too.
   */
  public void crash() throws IOException {
    PostgresProcess postgresProcess = new PostgresProcess(data());
    postgresProcess.running().orElseThrow().destroyForcibly();
    await().atMost(PATIENCE).until(() -> postgresProcess.running().isEmpty());
    Files.deleteIfExists(data().resolve("postmaster.pid"));
    database.close();
  }

  /** Starts, or starts again after a crash; it lets everybody in, as tests do not ask who comes. */
  public void start() throws IOException {
    database = new EmbeddedDatabase(data(), PROGRAMS, home.databaseLog(), port, passwords);
    database.start();
    Path rules = data().resolve("pg_hba.conf");
    Files.writeString(rules, Files.readString(rules).replace("scram-sha-256", "trust"));
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl("postgres", passwords.superuser()));
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException(e);
    }
    await().atMost(PATIENCE).until(this::trustsEveryConnection);
  }

  private boolean trustsEveryConnection() {
    try (Connection connection = superuser()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
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
