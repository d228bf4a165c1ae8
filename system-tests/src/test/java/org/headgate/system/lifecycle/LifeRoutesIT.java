package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.client.Person;
import org.headgate.system.contract.BadRequestGenerator;
import org.headgate.system.contract.OpenApiDocument;
import org.headgate.system.contract.OpenApiDocument.Operation;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document under every fault of the databases: one that cannot be
 * served answers with a problem document and Retry-After, without SQL, classes or stacks.
 */
class LifeRoutesIT {

  /** Streams never end; {@code PoolEventsIT} and {@code AuditStreamIT} test what they send. */
  private static final Set<String> STREAMS =
      Set.of("/api/v1/admin/pools/events", "/api/v1/admin/audit/stream");

  private static final String CODE = "\"code\":\"123456\"";
  private static final String EMAIL = "\"email\":\"ada@example.org\"";
  private static final String NEW_PASSWORD = "\"" + Person.PASSWORD + "\"";

  /** Routes that reach the database without a token. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("/auth/signup", "{" + EMAIL + ",\"password\":" + NEW_PASSWORD + "}"),
          Map.entry("/auth/verify-email", "{" + EMAIL + "," + CODE + "}"),
          Map.entry("/auth/resend-otp", "{" + EMAIL + "}"),
          Map.entry("/auth/login", "{" + EMAIL + ",\"password\":" + NEW_PASSWORD + "}"),
          Map.entry("/auth/refresh", "{\"refresh_token\":\"%s\"}"),
          Map.entry("/auth/logout", "{\"refresh_token\":\"%s\"}"),
          Map.entry("/auth/password/forgot", "{" + EMAIL + "}"),
          Map.entry(
              "/auth/password/reset",
              "{" + EMAIL + "," + CODE + ",\"new_password\":" + NEW_PASSWORD + "}"),
          Map.entry("/auth/otp", "{" + EMAIL + "}"),
          Map.entry("/auth/otp/verify", "{" + EMAIL + "," + CODE + "}"));

  private static PostgresServer postgres;
  private static TcpProxy proxy;
  private static Headgate headgate;
  private static Health health;
  private static List<Operation> operations;

  private Person administrator;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("routes-database");
    proxy = TcpProxy.to(postgres.port());
    headgate =
        Headgate.withoutDatabase(
            "routes",
            Map.of(
                "DATABASE_URL",
                postgres.urlVia(proxy.port()),
                "DB_CONNECT_TIMEOUT",
                "2",
                "DB_COMMAND_TIMEOUT",
                "2",
                "NETWORK_SENDS",
                "100000",
                "NETWORK_FAILURES",
                "100000"));
    headgate.startServer();
    health = new Health(headgate);
    health.awaitReady();
    operations =
        new BadRequestGenerator(OpenApiDocument.of(headgate))
            .operations().stream()
                .filter(operation -> !STREAMS.contains(operation.path()))
                .toList();
  }

  @AfterAll
  static void stop() throws Exception {
    headgate.close();
    proxy.close();
    postgres.close();
  }

  @BeforeEach
  void restore() {
    proxy.pass();
    proxy.redirect(postgres.port());
    health.awaitReady();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Person.stranger(headgate).signUp().statusCode() == 202);
    administrator = Person.administrator(headgate);
  }

  @Test
  void everyRouteIsUnavailableWhenConnectionsAreRefused() throws Exception {
    proxy.redirect(new PortAllocator().any());
    proxy.cut();

    assertEveryRouteSaysUnavailable("nothing answers");
  }

  @Test
  void everyRouteIsUnavailableWhenTheNetworkIsSilent() throws Exception {
    proxy.hang();

    assertEveryRouteSaysUnavailable("everything is swallowed");
  }

  @Test
  void everyRouteIsUnavailableWhenTheServerIsFull() throws Exception {
    postgres.number("select count(*) from pg_roles");
    update("alter role headgate connection limit 0");
    postgres.terminateSessions();
    try {
      assertEveryRouteSaysUnavailable("the server is full");
    } finally {
      update("alter role headgate connection limit -1");
    }
  }

  @Test
  void everyRouteIsAnsweredWhenStatementsTimeOut() throws Exception {
    update("alter role headgate set statement_timeout = 1");
    update("alter role headgate set lock_timeout = 1");
    postgres.terminateSessions();
    try {
      print("statements are cancelled", statusesOf(ask()));
    } finally {
      update("alter role headgate reset statement_timeout");
      update("alter role headgate reset lock_timeout");
      postgres.terminateSessions();
    }
  }

  @Test
  void everyRouteIsAnsweredWhenTheDatabaseIsReadOnly() throws Exception {
    update("alter database headgate set default_transaction_read_only = on");
    proxy.cut();
    try {
      print("no writes are taken", statusesOf(ask()));
    } finally {
      update("alter database headgate reset default_transaction_read_only");
      proxy.cut();
    }
  }

  private void assertEveryRouteSaysUnavailable(String fault) throws Exception {
    List<RouteAnswer> answers = ask();

    print(fault, statusesOf(answers));
    assertThat(answers)
        .filteredOn(answer -> !answer.isServedWithoutADatabase())
        .filteredOn(answer -> answer.response().statusCode() != 503)
        .isEmpty();
  }

  /** All at once, so that those who wait for a time limit wait together. */
  private List<RouteAnswer> ask() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<RouteAnswer>> asked =
          operations.stream().map(operation -> callers.submit(() -> ask(operation))).toList();
      List<RouteAnswer> answers = new ArrayList<>();
      for (Future<RouteAnswer> future : asked) {
        answers.add(future.get());
      }
      assertThat(answers.stream().flatMap(answer -> answer.complaint().stream())).isEmpty();
      return answers;
    } finally {
      callers.shutdown();
    }
  }

  private RouteAnswer ask(Operation operation) {
    String path = operation.path().replaceFirst("^/api/v1", "");
    Object[] parameters =
        operation.parameterNames("path").stream()
            .map(name -> name.equals("name") ? "platform" : "00000000-0000-0000-0000-000000000000")
            .toArray();
    String body = BODIES.getOrDefault(path, "{}").replace("%s", administrator.refreshToken());
    return new RouteAnswer(
        operation,
        (path.startsWith("/auth/") && BODIES.containsKey(path)
                ? headgate.api()
                : administrator.asCaller())
            .contentType(path.startsWith("/oauth/") ? ContentType.URLENC : ContentType.JSON)
            .body(body)
            .request(operation.method(), path, parameters));
  }

  private static Map<Integer, Integer> statusesOf(List<RouteAnswer> answers) {
    Map<Integer, Integer> counted = new TreeMap<>();
    answers.forEach(answer -> counted.merge(answer.response().statusCode(), 1, Integer::sum));
    return counted;
  }

  private static void print(String fault, Map<Integer, Integer> statuses) {
    System.out.printf("%-30s %d operations, by status %s%n", fault, operations.size(), statuses);
  }

  private static void update(String statement) throws Exception {
    try (var connection = postgres.superuser();
        var update = connection.createStatement()) {
      update.execute("set default_transaction_read_only = off");
      update.execute(statement);
    }
  }
}
