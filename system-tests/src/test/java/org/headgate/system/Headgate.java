package org.headgate.system;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.headgate.launcher.DatabasePasswords;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.LibertyEnvironment;
import org.headgate.launcher.LibertyServer;
import org.headgate.launcher.ProcessFile;
import org.headgate.launcher.RunComponent;
import org.headgate.launcher.RunPlan;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.launcher.mail.CaughtMailStore;
import org.headgate.launcher.mail.MailCatcher;

/**
 * The packaged server as a test sees it, with a PostgreSQL and a mail catcher of its own. One is
 * shared by all tests that only talk to it; a test that breaks something starts another.
 */
public final class Headgate implements AutoCloseable {

  /** Of a browser application that the shared server lets in. */
  static final String ORIGIN = "https://app.example.org";

  private static final Path TESTS = Path.of(System.getProperty("headgate.tests"));

  /** A server of functional tests ends before it is worth being optimised. */
  private static final String JVM_OPTIONS = System.getProperty("headgate.jvm.options", "");

  private static final Path LIBERTY = Path.of(System.getProperty("headgate.liberty"));

  private final Deque<RunComponent> parts = new ArrayDeque<>();
  private final RunPlan plan;
  private final HomeDirectory home;
  private EmbeddedDatabase database;
  private final MailCatcher mail;
  private LibertyServer server;

  private Headgate(String name, Map<String, String> variables, Consumer<CaughtMail> listener)
      throws IOException {
    home = HomeDirectory.open(TESTS.resolve(name));
    Map<String, String> environment = new HashMap<>(variables);
    environment.putIfAbsent("HTTP_PORT", "0");
    environment.putIfAbsent("HTTPS_PORT", "0");
    environment.putIfAbsent("JDK_JAVA_OPTIONS", JVM_OPTIONS);
    environment.putIfAbsent("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
    plan = new RunPlan(environment, home);
    database = embeddedDatabase();
    mail = new MailCatcher(plan.ports().smtp(), home.mail(), Clock.systemUTC(), listener);
  }

  private EmbeddedDatabase embeddedDatabase() throws IOException {
    return new EmbeddedDatabase(
        home.databaseData(),
        TESTS.resolve("postgres-programs"),
        home.databaseLog(),
        plan.ports().database(),
        DatabasePasswords.of(home));
  }

  /** Whoever asks first starts it; it ends with the tests. */
  public static Headgate shared() {
    return SharedServers.first();
  }

  /**
   * A second one that lets more happen: webhooks to private addresses, any number of requests from
   * one network, an audit log of 30 days. Its tests may tamper with logs, keys and administrators,
   * and leave them in order. Whoever asks first starts it; it ends with the tests.
   */
  static Headgate permissive() {
    return SharedServers.permissive();
  }

  /**
   * A third one, of stricter settings than the defaults, with user data in a database of their own
   * and logs for a collector; both databases are in the PostgreSQL of the first. Whoever asks first
   * starts it; it ends with the tests.
   */
  static Headgate strict() {
    return SharedServers.strict();
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
   * @param listener is told of each mail before the mail server says that it took it
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
  void stopDatabase() throws IOException {
    database.close();
  }

  /** Starts the database again, on the same port and data. */
  void resumeDatabase() throws IOException {
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
  Headgate servingToTheEnd() {
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
  void tellServerToEnd() throws IOException {
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
  int exitStatus() throws InterruptedException {
    return server.awaitEnd();
  }

  /** A connection of a test's own to the database, past the server. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(jdbcUrl());
  }

  /** The lines of the server's log that have these words. */
  public List<String> logLines(String words) {
    try (Stream<String> lines = Files.lines(logs().resolve("messages.log"))) {
      return lines.filter(line -> line.contains(words)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url(String path) {
    return "http://localhost:" + plan.ports().http() + path;
  }

  /**
   * A request with JSON, to a path under {@code /api/v1}, from a network of its own: what tests do
   * at the same time is not the doing of one client.
   */
  public RequestSpecification api() {
    return from(anyNetwork());
  }

  /** As {@link #api}, from this address. */
  public RequestSpecification from(String clientAddress) {
    return RestAssured.given()
        .baseUri(url("/api/v1"))
        .header("X-Forwarded-For", clientAddress)
        .contentType(ContentType.JSON)
        .accept(ContentType.ANY);
  }

  /** An address in a network that nobody else is likely to have. */
  public static String anyNetwork() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "10.%d.%d.%d"
        .formatted(random.nextInt(256), random.nextInt(256), 1 + random.nextInt(254));
  }

  /** A request to a path under the root. */
  public RequestSpecification root() {
    return RestAssured.given().baseUri(url(""));
  }

  public int smtpPort() {
    return mail.port();
  }

  public Mailbox mailbox(String address) {
    return new Mailbox(mail.mails(), address);
  }

  public Administrator administrator() {
    return new Administrator(
        plan.variable("HEADGATE_ADMIN_EMAIL"), plan.variable("HEADGATE_ADMIN_PASSWORD"));
  }

  /** Where the server keeps its platform database, as a value for {@code DATABASE_URL}. */
  public String databaseUrl() {
    return plan.variable("DATABASE_URL");
  }

  /** Where the server keeps user data, if not in its platform database. */
  String userdataUrl() {
    return plan.variable("USERDATA_DATABASE_URL");
  }

  /** The same for another database of the same PostgreSQL. */
  String databaseUrlOf(String database) {
    return databaseUrl().replaceFirst("/headgate(?=$|\\?)", "/" + database);
  }

  /** What another server needs to work on the same data: database, secret, administrator. */
  public Map<String, String> sharedDatabase() {
    Map<String, String> shared = new HashMap<>();
    for (String name :
        List.of(
            "DATABASE_URL",
            "SECRET_KEY",
            "HEADGATE_ADMIN_EMAIL",
            "HEADGATE_ADMIN_PASSWORD",
            "PUBLIC_URL")) {
      shared.put(name, plan.variable(name));
    }
    return shared;
  }

  /** For a test that computes what the server does. */
  public String secretKey() {
    return plan.variable("SECRET_KEY");
  }

  /** All that was mailed. */
  public CaughtMailStore mails() {
    return mail.mails();
  }

  /** Whether the process of the server runs. */
  boolean isServerAlive() {
    return server != null && server.isAlive();
  }

  /** For a test that looks into the database itself. */
  String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** For a test that does what the owner of the database may not. */
  Superuser superuser() {
    return new Superuser(database, home);
  }

  public Path logs() {
    return home.libertyLogs();
  }

  /** What the server prints. */
  public Path consoleLog() {
    return home.root().resolve("console.log");
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
