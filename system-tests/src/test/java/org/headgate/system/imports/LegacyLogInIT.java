package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.receivers.LegacyServer;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Users of a legacy system log in with the password that they had there. At last it falls silent
 * for good.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LegacyLogInIT {

  private static final String PASSWORD = "old";

  /** The time limit of a question, and one second. */
  private static final Duration REFUSED_AT = Duration.ofSeconds(4);

  private final Headgate headgate = Headgate.strict();
  private final LegacyServer legacy = Headgate.legacy();
  private final String email = "mary-" + UUID.randomUUID() + "@example.org";

  @Test
  @Order(1)
  void legacyAccountIsMigratedAtItsFirstLogIn() {
    legacy.knows(
        email,
        PASSWORD,
        "{\"full_name\":\"Mary Somerville\",\"language\":\"fr\",\"external_id\":\"m-%s\"}"
            .formatted(email));

    Response in = logIn(PASSWORD);

    in.then().statusCode(200).body("status", equalTo("authenticated"));
    me(in.path("access_token"))
        .then()
        .body("full_name", equalTo("Mary Somerville"))
        .body("email_verified", equalTo(true));
    EventReceiver.Received question = legacy.askedAbout(email).get(0);
    assertThat(question.type()).isEqualTo("account.verify");
    assertThat(question.signature()).isEqualTo(question.expected(LegacyServer.SECRET));
    logIn(PASSWORD).then().statusCode(200);
    logIn("wrong").then().statusCode(401);
    assertThat(legacy.askedAbout(email)).hasSize(1);
    assertThat(auditedOf(me(in.path("access_token")).path("id"))).contains("account.migrated");
    assertThat(headgate.logLines(LegacyServer.SECRET.substring("whsec_".length()))).isEmpty();
  }

  @Test
  @Order(2)
  void unverifiedLegacyAddressesNeedVerification() {
    legacy.knows(email, PASSWORD, "{\"email_verified\":false}");

    logIn(PASSWORD)
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:headgate:problem:email-not-verified"));

    headgate
        .api()
        .body(Map.of("email", email, "code", headgate.mailbox(email).codeOfMail(1)))
        .post("/auth/verify-email")
        .then()
        .statusCode(200);
    logIn(PASSWORD).then().statusCode(200);
  }

  @Test
  @Order(2)
  void legacyPasswordIsVoidWhereSomebodyElseOwnsTheAddress() {
    legacy.knows(email, PASSWORD, "{\"email_verified\":null}");
    logIn(PASSWORD).then().statusCode(403);
    String code = headgate.mailbox(email).codeOfMail(1);
    String home = Headgate.anyNetwork();

    headgate
        .from(home)
        .body(Map.of("email", email, "password", Person.PASSWORD))
        .post("/auth/signup")
        .then()
        .statusCode(202);
    headgate
        .from(home)
        .body(Map.of("email", email, "code", code))
        .post("/auth/verify-email")
        .then()
        .statusCode(200);

    logIn(PASSWORD).then().statusCode(401);
    logIn(Person.PASSWORD).then().statusCode(200);
  }

  @Test
  @Order(3)
  void legacyRefusalsAreIndistinguishableFromWrongPasswords() {
    legacy.knows(email, PASSWORD, "{}");
    Person ada = Person.user(headgate);

    assertRefusedAlike(() -> logIn("wrong"), () -> ada.logIn("wrong"));

    assertThat(legacy.askedAbout(email)).hasSize(1);
    assertThat(legacy.askedAbout(ada.email())).isEmpty();
    Timed again = time(() -> logIn(PASSWORD));
    assertThat(again.response().statusCode()).isEqualTo(401);
    assertThat(again.took()).isLessThan(REFUSED_AT);
    assertThat(legacy.askedAbout(email)).hasSize(1);
  }

  @Test
  @Order(3)
  void noOtherNodeAsksAgainAndNoRefusalTellsSo() throws Exception {
    legacy.knows(email, PASSWORD, "{}");
    Person ada = Person.user(headgate);
    Map<String, String> variables = new HashMap<>(headgate.sharedDatabase());
    variables.put("USERDATA_DATABASE_URL", headgate.userdataUrl());
    variables.putAll(legacy.settings());
    try (Headgate other = Headgate.withoutDatabase("legacy-other", variables)) {
      other.serve();
      logIn("wrong").then().statusCode(401);

      assertRefusedAlike(
          () -> logIn(other, email, PASSWORD), () -> logIn(other, ada.email(), "wrong"));

      assertThat(legacy.askedAbout(email)).hasSize(1);
    }
  }

  @Test
  @Order(4)
  void silentLegacyServerIsSkippedWithoutDelayingOthers() throws Exception {
    Person ada = Person.user(headgate);
    legacy.fallSilent();
    ExecutorService callers = Executors.newFixedThreadPool(40);
    try {
      List<Future<Response>> strangers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Person stranger = Person.stranger(headgate);
        strangers.add(callers.submit(() -> stranger.logIn(PASSWORD)));
      }
      Duration slowest = Duration.ZERO;
      while (strangers.stream().anyMatch(stranger -> !stranger.isDone())) {
        Timed read = time(ada::me);
        assertThat(read.response().statusCode()).isEqualTo(200);
        slowest = read.took().compareTo(slowest) > 0 ? read.took() : slowest;
      }
      for (Future<Response> stranger : strangers) {
        assertThat(stranger.get().statusCode()).isIn(401, 429);
      }
      assertThat(slowest).isLessThan(Duration.ofSeconds(2));
    } finally {
      callers.shutdownNow();
    }
    int asked = legacy.questions();

    Person.stranger(headgate).logIn(PASSWORD).then().statusCode(401);

    assertThat(legacy.questions()).isEqualTo(asked);
    ada.logIn(Person.PASSWORD).then().statusCode(200);
  }

  private List<String> auditedOf(String account) {
    return new Sql(headgate.databaseUrl())
        .texts("select action from platform.audit_entry where subject_id = ?", account);
  }

  /** Both at the same time, because each takes as long as the legacy system may. */
  private static void assertRefusedAlike(Supplier<Response> ofUnknown, Supplier<Response> ofKnown) {
    CompletableFuture<Timed> meanwhile = CompletableFuture.supplyAsync(() -> time(ofUnknown));
    Timed known = time(ofKnown);
    Timed unknown = meanwhile.join();

    assertThat(unknown.response().statusCode()).isEqualTo(401);
    assertThat(refusal(unknown)).isEqualTo(refusal(known));
    assertThat(unknown.took()).isBetween(REFUSED_AT, REFUSED_AT.plusSeconds(2));
    assertThat(known.took()).isBetween(REFUSED_AT, REFUSED_AT.plusSeconds(2));
  }

  private record Timed(Response response, Duration took) {}

  private static Timed time(Supplier<Response> call) {
    Instant startedAt = Instant.now();
    Response response = call.get();
    return new Timed(response, Duration.between(startedAt, Instant.now()));
  }

  private static Map<String, Object> refusal(Timed answer) {
    Map<String, Object> body = answer.response().jsonPath().getMap("");
    body.remove("trace_id");
    return body;
  }

  private Response logIn(String password) {
    return logIn(headgate, email, password);
  }

  private static Response logIn(Headgate node, String email, String password) {
    return node.api().body(Map.of("email", email, "password", password)).post("/auth/login");
  }

  private Response me(String token) {
    return headgate.api().header("Authorization", "Bearer " + token).get("/users/me");
  }
}
