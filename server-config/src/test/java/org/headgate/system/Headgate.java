package org.headgate.system;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.LibertyEnvironment;
import org.headgate.launcher.LibertyServer;
import org.headgate.launcher.MailCatcher;
import org.headgate.launcher.Part;
import org.headgate.launcher.RunPlan;

/**
 * The packaged server as a test sees it, with a PostgreSQL and a mail catcher of its own. One is
 * shared by all tests that only talk to it; a test that breaks something starts another.
 */
final class Headgate implements AutoCloseable {

  private static final Path TESTS = Path.of(System.getProperty("headgate.tests"));
  private static final Path LIBERTY = Path.of(System.getProperty("headgate.liberty"));

  private final Deque<Part> parts = new ArrayDeque<>();
  private final RunPlan plan;
  private final HomeDirectory home;
  private final EmbeddedDatabase database;
  private final MailCatcher mail;

  private Headgate(String name, Map<String, String> variables) throws IOException {
    home = HomeDirectory.open(TESTS.resolve(name));
    Map<String, String> environment = new HashMap<>(variables);
    environment.putIfAbsent("HTTP_PORT", "0");
    environment.putIfAbsent("HTTPS_PORT", "0");
    plan = new RunPlan(environment, home);
    database = EmbeddedDatabase.of(home, plan.ports().database());
    mail = new MailCatcher(plan.ports().smtp(), home.mail(), Clock.systemUTC(), caught -> {});
  }

  /** Whoever asks first starts it; it ends with the tests. */
  static Headgate shared() {
    return Shared.INSTANCE;
  }

  /** Everything running. */
  static Headgate started(String name, Map<String, String> variables) {
    Headgate headgate = withoutDatabase(name, variables);
    headgate.startDatabase();
    return headgate;
  }

  /** The server running, its database not yet. */
  static Headgate withoutDatabase(String name, Map<String, String> variables) {
    try {
      Headgate headgate = new Headgate(name, variables);
      headgate.start(headgate.mail);
      return headgate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startDatabase() {
    start(database);
  }

  /** Starts the server and waits until it says that it has started. */
  void startServer() throws InterruptedException {
    ProcessBuilder.Redirect log =
        ProcessBuilder.Redirect.appendTo(home.root().resolve("console.log").toFile());
    LibertyServer server =
        new LibertyServer(LIBERTY, home, new LibertyEnvironment(plan).variables(), log);
    start(server);
    if (!server.awaitStarted(plan.ports().http())) {
      throw new IllegalStateException(
          "the server ended; see " + home.root().resolve("console.log"));
    }
  }

  String url(String path) {
    return "http://localhost:" + plan.ports().http() + path;
  }

  /** A request with JSON, to a path under {@code /api/v1}. */
  RequestSpecification api() {
    return RestAssured.given()
        .baseUri(url("/api/v1"))
        .contentType(ContentType.JSON)
        .accept(ContentType.ANY);
  }

  /** A request to a path under the root. */
  RequestSpecification root() {
    return RestAssured.given().baseUri(url(""));
  }

  Mailbox mailbox(String address) {
    return new Mailbox(mail.mails(), address);
  }

  Administrator administrator() {
    return new Administrator(
        plan.variable("HEADGATE_ADMIN_EMAIL"), plan.variable("HEADGATE_ADMIN_PASSWORD"));
  }

  int databasePort() {
    return database.port();
  }

  Path logs() {
    return home.libertyLogs();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void start(Part part) {
    parts.push(part);
    try {
      part.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first administrator's log-in. */
  record Administrator(String email, String password) {}

  private static final class Shared {

    private static final Headgate INSTANCE = startAll();

    private static Headgate startAll() {
      Headgate headgate = started("shared", Map.of());
      Runtime.getRuntime().addShutdownHook(new Thread(headgate::close));
      try {
        headgate.startServer();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      new Health(headgate).awaitReady();
      return headgate;
    }
  }
}
