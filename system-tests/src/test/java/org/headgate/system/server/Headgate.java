package org.headgate.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.headgate.launcher.DatabasePasswords;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.LibertyEnvironment;
import org.headgate.launcher.LibertyServer;
import org.headgate.launcher.ProcessFile;
import org.headgate.launcher.RunComponent;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.database.DatabaseAccess;
import org.headgate.system.database.Superuser;
import org.headgate.system.receivers.LegacyServer;
import org.headgate.testbed.HttpsKeyStore;
import org.headgate.testbed.PostgresServer;

/**
 * The packaged server as a test sees it, with a PostgreSQL and a mail catcher of its own. One is
 * shared by all tests that only talk to it; a test that breaks something starts another.
 */
public final class Headgate extends ServerAccess implements AutoCloseable, DatabaseAccess {

  /** Of a browser application that the shared server lets in. */
  public static final String ORIGIN = "https://app.example.org";

  private static final Path LIBERTY = Path.of(System.getProperty("headgate.liberty"));
  private final Deque<RunComponent> parts = new ArrayDeque<>();
  private EmbeddedDatabase database;
  private LibertyServer server;

  private Headgate(String name, Map<String, String> variables, Consumer<CaughtMail> listener)
      throws IOException {
    super(name, variables, listener);
    database = embeddedDatabase();
  }

  private EmbeddedDatabase embeddedDatabase() throws IOException {
    return new EmbeddedDatabase(
        home.databaseData(),
        PostgresServer.PROGRAMS,
        home.databaseLog(),
        plan.ports().database(),
        DatabasePasswords.of(home));
  }

  /** The first call starts it; it ends with the tests. */
  public static Headgate shared() {
    return SharedServers.first();
  }

  /**
   * A second one that lets more happen: webhooks to private addresses, any number of requests from
   * one network, an audit log of 30 days. Its tests may tamper with logs, keys and administrators,
   * or kill it, and leave it in order and serving. The first call starts it; it ends with the
   * tests.
   */
  public static Headgate permissive() {
    return SharedServers.permissive();
  }

  /**
   * A third one, of stricter settings than the defaults, with user data in a database of their own,
   * logs for a collector, and a {@linkplain #legacy legacy system}; both databases are in the
   * PostgreSQL of the first. The first call starts it; it ends with the tests.
   */
  public static Headgate strict() {
    return SharedServers.strict();
  }

  /** The system that the strict server asks about people whom it does not know. */
  public static LegacyServer legacy() {
    return SharedServers.legacy();
  }

  /** Everything running but the server. */
  public static Headgate started(String name, Map<String, String> variables) {
    Headgate headgate = withoutDatabase(name, variables);
    headgate.startDatabase();
    return headgate;
  }

  /** The server running, its database not yet. */
  public static Headgate withoutDatabase(String name, Map<String, String> variables) {
    return withoutDatabase(name, variables, caught -> {});
  }

  /**
   * The same with a mail server that takes its time.
   *
   * @param listener is called with each mail before the mail server says that it took it
   */
  public static Headgate withoutDatabase(
      String name, Map<String, String> variables, Consumer<CaughtMail> listener) {
    try {
      Headgate headgate = new Headgate(name, variables, listener);
      headgate.start(headgate.mail);
      return headgate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void startDatabase() {
    start(database);
  }

  /** Ends the database under the running server; {@link #resumeDatabase} starts it again. */
  public void stopDatabase() throws IOException {
    database.close();
  }

  /** Starts the database again, on the same port and data. */
  public void resumeDatabase() throws IOException {
    database = embeddedDatabase();
    startDatabase();
  }

  /** Starts the server and waits until it says that it has started. */
  public void startServer() throws InterruptedException {
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(consoleLog().toFile());
    LibertyEnvironment environment = new LibertyEnvironment(plan);
    server =
        new LibertyServer(
            LIBERTY, home, environment.variables(), environment.longestShutdown(), log);
    HttpsKeyStore.copyTo(home);
    start(server);
    if (!server.awaitStarted(plan.localName(), plan.ports().http())) {
      throw new IllegalStateException("the server ended; see " + consoleLog());
    }
    RunningServers.add(this);
  }

  /** Starts the server and waits until it is ready for callers. */
  public void serve() throws InterruptedException {
    startServer();
    new Health(this).awaitReady();
  }

  /** Serves until the process of the tests ends. */
  public Headgate servingToTheEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeParts));
    try {
      serve();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** Tells the server to end, as the launcher and an orchestrator do, and waits until it has. */
  public void endServer() throws IOException {
    RunningServers.remove(this);
    server.close();
  }

  /** Tells the server to end, and waits for nothing. */
  public void tellServerToEnd() throws IOException {
    RunningServers.remove(this);
    new ProcessFile(home.libertyProcessFile()).running().orElseThrow().destroy();
  }

  /** Ends the server without a word to anybody, as the kernel does when memory runs out. */
  public void killServer() throws IOException {
    ProcessHandle process = new ProcessFile(home.libertyProcessFile()).running().orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits until the server has ended. */
  public int exitStatus() throws InterruptedException {
    return server.awaitEnd();
  }

  /** A connection of a test's own to the database, past the server. */
  @Override
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(jdbcUrl());
  }

  /** Executes a statement in the server's database, past the server. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether the process of the server runs. */
  boolean isServerAlive() {
    return server != null && server.isAlive();
  }

  /** For a test that looks into the database itself. */
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** For a test that does what the owner of the database may not. */
  public Superuser superuser() {
    return new Superuser(database, home);
  }

  /** Ends all of it, and fails where the pools are not at rest before. */
  @Override
  public void close() {
    try {
      if (RunningServers.remove(this)) {
        new PoolsAtRest(this).assertReached();
      }
    } finally {
      closeParts();
    }
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void start(RunComponent runComponent) {
    parts.push(runComponent);
    try {
      runComponent.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first administrator's log-in. */
  public record Administrator(String email, String password) {}
}
