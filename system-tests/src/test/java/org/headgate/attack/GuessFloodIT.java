package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand guesses at the codes of three addresses, from a thousand networks, at two
 * nodes, with new codes, new sign-ups and restarts in between: no more of them are verified than
 * the budget allows.
 */
class GuessFloodIT {

  private static final int NETWORKS = 1_000;
  private static final int ROUNDS = 100;
  private static final int CLIENTS = 16;
  private static final int HOURLY_BUDGET = 10;

  private static Headgate one;
  private static Headgate two;

  private final Attacker attacker = new Attacker();
  private final AtomicInteger nextCode = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    one = Headgate.started("attack-flood", Map.of());
    one.serve();
    two = Headgate.withoutDatabase("attack-flood-2", one.sharedDatabase());
    two.serve();
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void guessesFromManyNetworksStayWithinTheBudget() throws Exception {
    Person pending = Person.stranger(one);
    pending.signUp().then().statusCode(202);
    Person verified = Person.user(one);
    Person nobody = Person.stranger(one);
    List<Person> victims = List.of(pending, verified, nobody);
    Map<String, Map<String, Integer>> answers = new TreeMap<>();
    victims.forEach(victim -> answers.put(victim.email(), new TreeMap<>()));
    long startNanos = System.nanoTime();

    for (int round = 0; round < ROUNDS; round++) {
      guessFromEveryNetwork(victims, answers);
      if (round % 10 == 5) {
        askForCodes(victims);
      }
      if (round == ROUNDS / 3 || round == 2 * ROUNDS / 3) {
        restart(one);
      }
    }

    printRate((System.nanoTime() - startNanos) / 1e9);
    for (Person victim : victims) {
      Map<String, Integer> counted = answers.get(victim.email());
      System.out.printf("[attack]   %s: %s%n", kindOf(victim, pending, verified), counted);
      assertThat(counted.getOrDefault("200", 0)).isZero();
      assertThat(counted.getOrDefault("400 invalid-code", 0)).isEqualTo(HOURLY_BUDGET);
      assertThat(counted.keySet()).isSubsetOf("400 invalid-code", "429 too-many-attempts");
    }
    System.out.printf(
        Locale.ROOT,
        "[attack]   chance to hit a code: %.4f %% an hour; the ledger holds %d pages, the counts of networks %d rows%n",
        100.0 * HOURLY_BUDGET / 1_000_000,
        number("select count(*) from platform.attempt_ledger"),
        number("select count(*) from platform.network_count"));
    assertThat(number("select max(cardinality(happened_at)) from platform.attempt_ledger"))
        .isLessThanOrEqualTo(30);
  }

  private static void printRate(double seconds) {
    int guesses = ROUNDS * NETWORKS;
    System.out.printf(
        Locale.ROOT,
        "%n[attack] %,d guesses from %,d networks at two nodes, two restarts, in %.0f s (%.0f a second)%n",
        guesses,
        NETWORKS,
        seconds,
        guesses / seconds);
  }

  /** One network sprays its guesses over as many addresses as it likes. */
  @Test
  void networkFailuresAreLimitedToThreeHundred() throws Exception {
    String network = Headgate.anyNetwork();

    Map<String, Integer> counted = new TreeMap<>();
    inParallel(
        IntStream.range(0, 5_000)
            .<Callable<Attacker.Answer>>mapToObj(
                i ->
                    () ->
                        attacker.post(
                            i % 2 == 0 ? one : two,
                            "/auth/verify-email",
                            Map.of("email", "spray-" + i + "@example.org", "code", code()),
                            network))
            .toList(),
        counted);

    System.out.printf("[attack] 5,000 guesses of one network at 5,000 addresses: %s%n", counted);
    assertThat(counted.get("400 invalid-code")).isBetween(300, 300 + 2 * CLIENTS);
  }

  private void guessFromEveryNetwork(
      List<Person> victims, Map<String, Map<String, Integer>> answers) throws Exception {
    for (Person victim : victims) {
      int share = victim == victims.get(0) ? NETWORKS - 2 * (NETWORKS / 3) : NETWORKS / 3;
      int first = victims.indexOf(victim) * (NETWORKS / 3);
      inParallel(
          IntStream.range(first, first + share)
              .<Callable<Attacker.Answer>>mapToObj(
                  network ->
                      () ->
                          attacker.post(
                              network % 2 == 0 ? one : two,
                              "/auth/verify-email",
                              Map.of("email", victim.email(), "code", code()),
                              address(network)))
              .toList(),
          answers.get(victim.email()));
    }
  }

  private void askForCodes(List<Person> victims) {
    for (Person victim : victims) {
      attacker.post(
          two, "/auth/resend-otp", Map.of("email", victim.email()), Headgate.anyNetwork());
      attacker.post(
          one,
          "/auth/signup",
          Map.of("email", victim.email(), "password", "somebody else's lantern 7"),
          Headgate.anyNetwork());
    }
  }

  private static void restart(Headgate node) throws Exception {
    node.endServer();
    node.serve();
  }

  private static void inParallel(
      List<Callable<Attacker.Answer>> calls, Map<String, Integer> counted) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Attacker.Answer> got = new ArrayList<>();
      for (Future<Attacker.Answer> answer : clients.invokeAll(calls)) {
        got.add(answer.get());
      }
      got.forEach(
          answer -> counted.merge(answer.status() + spaced(answer.problem()), 1, Integer::sum));
    } finally {
      clients.shutdown();
    }
  }

  private static String spaced(String problem) {
    return problem.isEmpty() ? "" : " " + problem;
  }

  private String code() {
    return String.format(Locale.ROOT, "%06d", nextCode.getAndIncrement() % 1_000_000);
  }

  /** Each in a /24 of its own. */
  private static String address(int network) {
    return "100.%d.%d.7".formatted(64 + network / 250, network % 250);
  }

  private static String kindOf(Person victim, Person pending, Person verified) {
    if (victim == pending) {
      return "an address that waits for its code";
    }
    return victim == verified ? "a verified address    " : "an unknown address    ";
  }

  private static long number(String query) throws SQLException {
    try (var connection = one.connection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
