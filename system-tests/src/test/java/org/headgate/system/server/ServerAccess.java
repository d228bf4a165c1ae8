package org.headgate.system.server;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.RunPlan;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.launcher.mail.CaughtMailStore;
import org.headgate.launcher.mail.MailCatcher;
import org.headgate.testbed.HttpsKeyStore;

/** Requests to a server, its settings, mails and logs, for a test. */
public abstract class ServerAccess {

  public static final Path TESTS = Path.of(System.getProperty("headgate.tests"));

  /** A server of functional tests ends before it is worth being optimised. */
  private static final String JVM_OPTIONS = System.getProperty("headgate.jvm.options", "");

  /** An earlier run may have left its counters in a database. */
  private static final AtomicInteger NEXT_NETWORK =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(256 * 256));

  final HomeDirectory home;
  final RunPlan plan;
  final MailCatcher mail;

  ServerAccess(String name, Map<String, String> variables, Consumer<CaughtMail> listener)
      throws IOException {
    home = HomeDirectory.open(TESTS.resolve(name));
    Map<String, String> environment = new HashMap<>(variables);
    environment.putIfAbsent("HTTP_PORT", "0");
    environment.putIfAbsent("HTTPS_PORT", "0");
    environment.putIfAbsent("JDK_JAVA_OPTIONS", JVM_OPTIONS);
    environment.putIfAbsent("HEADGATE_KEYSTORE_PASSWORD", HttpsKeyStore.PASSWORD);
    environment.putIfAbsent("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
    plan = new RunPlan(environment, home);
    mail = new MailCatcher(plan.ports().smtp(), home.mail(), Clock.systemUTC(), listener);
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

  /** As {@link #anyNetwork}, for a test of what one network may do: no other has it. */
  public static String ownNetwork() {
    int number = NEXT_NETWORK.getAndIncrement();
    return "172.%s.%s.1".formatted(number / 256 % 256, number % 256);
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

  public Headgate.Administrator administrator() {
    return new Headgate.Administrator(
        plan.variable("HEADGATE_ADMIN_EMAIL"), plan.variable("HEADGATE_ADMIN_PASSWORD"));
  }

  /** Where the server keeps its platform database, as a value for {@code DATABASE_URL}. */
  public String databaseUrl() {
    return plan.variable("DATABASE_URL");
  }

  /** Where the server keeps user data, if not in its platform database. */
  public String userdataUrl() {
    return plan.variable("USERDATA_DATABASE_URL");
  }

  /** The same for another database of the same PostgreSQL. */
  String databaseUrlOf(String database) {
    return databaseUrl().replaceFirst("/headgate(?=$|\\?)", "/" + database);
  }

  /**
   * The variables by which another server works on the same data: database, secret, administrator.
   */
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

  public Path logs() {
    return home.libertyLogs();
  }

  /** The output of the server. */
  public Path consoleLog() {
    return home.root().resolve("console.log");
  }
}
