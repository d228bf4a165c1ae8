package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.system.server.PoolsAtRest;
import org.headgate.testbed.Debugger;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.junit.jupiter.api.Test;

/**
 * The only connection of the platform pool does not come back: operators still log in, and nobody
 * else does.
 */
class StuckPoolLogInIT extends StuckPoolSteps {
  /** The longest wait for a permit and for a connection is 5 s each. */
  private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(12);

  private static final Duration LONGEST_LOG_IN = Duration.ofSeconds(12);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STRANGERS = 30;

  @Test
  void onlyOperatorsLogInWhileThePoolIsStuck() throws Exception {
    Person holder = settled(() -> Person.user(headgate));
    Person guest = settled(() -> Person.user(headgate));
    CompletableFuture<Integer> held;
    try (Debugger debugger = Debugger.at(debugPort)) {
      debugger.holdIn("org.headgate.sessions.persistence.SessionRepository", "endAllByAccount");
      held =
          CompletableFuture.supplyAsync(
              () -> holder.asCaller().post("/auth/logout-all").statusCode());
      new Health(headgate).awaitState("platform", "STUCK");

      assertRefused(() -> guest.logIn(Person.PASSWORD));
      assertRefused(() -> guest.refresh(guest.refreshToken()));
      assertRefused(() -> Person.stranger(headgate).logIn(Person.PASSWORD));
      assertSeesThePools(assertServed(this::administratorLogsIn));
      assertServed(() -> headgate.api().body(wrongPassword()).post("/auth/login"), 401);
      assertSeesThePools(
          prove(assertServed(this::operatorLogsIn), Map.of("code", app.codeOfStep(1))));
      assertSeesThePools(
          prove(assertServed(this::operatorLogsIn), Map.of("recovery_code", recoveryCodes.get(0))));
      assertSeesThePools(assertServed(this::operatorLogsInWithThePasskey));
      assertServed(() -> operator.refresh(operator.refreshToken()));
    }
    // The database server ends a transaction that did nothing for so long.
    assertThat(held.join()).isIn(204, 503);
    assertHealed(guest);
  }

  @Test
  void operatorsLogInAndEndTheCauseUnderLoad() throws Exception {
    List<Person> people =
        Stream.generate(() -> settled(() -> Person.user(headgate))).limit(3).toList();
    try (Connection outside = DriverManager.getConnection(postgres.jdbcUrl("headgate"))) {
      int cause = lock(outside, people);
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<LoadReport> blocked =
          new Load(until(over, changes(people))).begin(20, Duration.ofSeconds(40));
      CompletableFuture<LoadReport> strangers =
          new Load(until(over, this::strangersLogIn)).begin(STRANGERS, Duration.ofSeconds(40));
      try {
        await().atMost(PATIENCE).until(() -> user.logIn(Person.PASSWORD).statusCode() == 503);
        assertRefused(() -> user.logIn(Person.PASSWORD));

        Response tokens = awaitServed(this::administratorLogsIn);
        assertSeesThePools(tokens);
        assertThat(awaitServed(this::operatorLogsIn).<String>path("status"))
            .isEqualTo("mfa_required");
        bearer(tokens)
            .body(Map.of())
            .post("/admin/database/backends/" + cause + "/terminate")
            .then()
            .statusCode(200);
      } finally {
        over.set(true);
        System.out.printf("blocked: %s%nstrangers: %s%n", blocked.join(), strangers.join());
      }
    }
    assertHealed(user);
  }

  /** A crowd whose time is over asks nothing more. */
  private static Supplier<HttpRequest> until(AtomicBoolean over, Supplier<HttpRequest> requests) {
    return () -> {
      if (over.get()) {
        throw new Load.Over();
      }
      return requests.get();
    };
  }

  private static int lock(Connection outside, List<Person> people) throws Exception {
    outside.setAutoCommit(false);
    try (PreparedStatement lock =
        outside.prepareStatement(
            "select pg_backend_pid() from platform.account where email = any(?) for update")) {
      lock.setArray(1, outside.createArrayOf("text", people.stream().map(Person::email).toArray()));
      var row = lock.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  /** Each waits for a row of its own, with a connection or behind one that does. */
  private static Supplier<HttpRequest> changes(List<Person> people) {
    return () ->
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me")))
            .header("Authorization", "Bearer " + people.get(0).accessToken())
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"full_name\":\"Ada\"}"))
            .build();
  }

  private HttpRequest strangersLogIn() {
    return HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/auth/login")))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", Headgate.anyNetwork())
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"email\":\"%s\",\"password\":\"%s\"}"
                    .formatted(Person.stranger(headgate).email(), Person.PASSWORD)))
        .build();
  }

  private Response administratorLogsIn() {
    return headgate
        .api()
        .body(Map.of("email", administrator.email(), "password", administrator.password()))
        .post("/auth/login");
  }

  private static Map<String, String> wrongPassword() {
    return Map.of("email", administrator.email(), "password", "a wrong one, as it happens");
  }

  private Response operatorLogsIn() {
    return operator.logIn(Person.PASSWORD);
  }

  private Response operatorLogsInWithThePasskey() {
    Response options = headgate.api().body("{}").post("/auth/passkey/options");
    return headgate
        .api()
        .body("{\"credential\":" + passkey.proof(options) + "}")
        .post("/auth/passkey/verify");
  }

  private Response prove(Response halfway, Map<String, String> proof) {
    assertThat(halfway.<String>path("status")).isEqualTo("mfa_required");
    String token = halfway.path("mfa_token");
    return assertServed(
        () ->
            headgate
                .api()
                .body(
                    Stream.concat(
                            Stream.of(Map.entry("mfa_token", token)), proof.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .post("/auth/mfa"));
  }

  /** Checks run one at a time: among a crowd of strangers one may have to come again. */
  private static Response awaitServed(Supplier<Response> request) {
    return await().atMost(PATIENCE).until(request::get, answer -> answer.statusCode() == 200);
  }

  private static Response assertServed(Supplier<Response> request) {
    return assertServed(request, 200);
  }

  private static Response assertServed(Supplier<Response> request, int status) {
    long startNanos = System.nanoTime();
    Response answer = request.get();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    System.out.printf(
        "%d after %d ms%s%n",
        answer.statusCode(),
        elapsed.toMillis(),
        answer.statusCode() == status ? "" : ": " + answer.asString());
    answer.then().statusCode(status);
    assertThat(elapsed).isLessThan(LONGEST_LOG_IN);
    return answer;
  }

  private static void assertRefused(Supplier<Response> request) {
    long startNanos = System.nanoTime();
    Response answer = request.get();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    System.out.printf("%d after %d ms%n", answer.statusCode(), elapsed.toMillis());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.<String>path("type"))
        .isIn("urn:headgate:problem:database-busy", "urn:headgate:problem:hashing-busy");
    assertThat(elapsed).isLessThan(LONGEST_REFUSAL);
  }

  private static void assertSeesThePools(Response tokens) {
    bearer(tokens).get("/admin/pools").then().statusCode(200);
  }

  private static RequestSpecification bearer(Response tokens) {
    return headgate.api().header("Authorization", "Bearer " + tokens.<String>path("access_token"));
  }

  private static void assertHealed(Person person) {
    new Health(headgate).awaitReady();
    await().atMost(PATIENCE).until(() -> person.logIn(Person.PASSWORD).statusCode() == 200);
    new PoolsAtRest(headgate).assertReached();
  }
}
