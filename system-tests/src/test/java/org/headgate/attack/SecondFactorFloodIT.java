package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * Guesses at the second factor with the right password, with a new log-in for every few guesses and
 * from a network of its own each time, many at once: no more are verified than the budget allows.
 */
class SecondFactorFloodIT {

  private static final int LOG_INS = 120;
  private static final int GUESSES = 5;
  private static final int CLIENTS = 16;
  private static final int HOURLY_BUDGET = 10;

  private final Headgate headgate = Headgate.shared();
  private final Attacker attacker = new Attacker();

  @Test
  void newLogInsDoNotResetTheGuessLimit() throws Exception {
    Person ada = Person.user(headgate);
    Authenticator app = new Authenticator(ada.asCaller().post("/users/me/totp").path("secret"));
    ada.asCaller()
        .body(Map.of("code", app.code()))
        .post("/users/me/totp/confirm")
        .then()
        .statusCode(200);
    String wrong = app.wrongCode();
    Map<String, Integer> counted = new TreeMap<>();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<Attacker.Answer>>> answers = new ArrayList<>();
      IntStream.range(0, LOG_INS)
          .forEach(i -> answers.add(clients.submit(() -> guesses(ada, wrong))));
      for (Future<List<Attacker.Answer>> some : answers) {
        some.get()
            .forEach(
                answer ->
                    counted.merge(
                        (answer.status() + " " + answer.problem()).strip(), 1, Integer::sum));
      }
    } finally {
      clients.shutdown();
    }

    System.out.printf(
        "%n[attack] %d guesses at a second proof in %d log-ins: %s%n",
        LOG_INS * GUESSES, LOG_INS, counted);
    assertThat(counted.keySet()).isSubsetOf("400 invalid-code", "429 too-many-attempts");
    assertThat(counted.get("400 invalid-code")).isEqualTo(HOURLY_BUDGET);
  }

  private List<Attacker.Answer> guesses(Person ada, String wrong) {
    Attacker.Answer first =
        attacker.post(
            headgate,
            "/auth/login",
            Map.of("email", ada.email(), "password", Person.PASSWORD),
            Headgate.anyNetwork());
    assertThat(first.status()).isEqualTo(200);
    String token = first.body().replaceAll(".*\"mfa_token\":\"([^\"]+)\".*", "$1");
    return IntStream.range(0, GUESSES)
        .mapToObj(
            guess ->
                attacker.post(
                    headgate,
                    "/auth/mfa",
                    Map.of("mfa_token", token, "code", wrong),
                    Headgate.anyNetwork()))
        .toList();
  }
}
