package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;
import org.headgate.system.database.HeldAccount;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A revocation ends everything that was based on the proof: clients whose proof was verified just
 * before, and who begin a session just after, get none.
 *
 * <p>Half of them wait for the account's row before the revocation and half behind it, all of them
 * verified. {@code -Dlong=true} runs 50 rounds with 16 of them, for each revocation and each way
 * in, and prints the results.
 */
class RevocationIT {

  private static final boolean LONG = Boolean.getBoolean("long");
  private static final int ROUNDS = LONG ? 50 : 1;
  private static final int CLIENTS = LONG ? 16 : 4;

  /** All of them hold a connection while they wait. */
  private static final Map<String, String> ROOM =
      Map.of("PLATFORM_DB_POOL_SIZE", "30", "PLATFORM_DB_MAX_OVERFLOW", "0");

  private static Headgate headgate;
  private static Person administrator;

  @BeforeAll
  static void start() throws InterruptedException {
    if (LONG) {
      headgate = Headgate.started("revocation", ROOM);
      headgate.serve();
    } else {
      headgate = Headgate.shared();
    }
    administrator = Person.administrator(headgate);
  }

  @AfterAll
  static void stop() {
    if (LONG) {
      headgate.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> proofsVerifiedBeforeARevocationGiveNoSession() {
    return Arrays.stream(Revocation.values())
        .flatMap(
            revocation ->
                Arrays.stream(LoginMethod.values())
                    .filter(method -> LONG || isTriedInShort(revocation, method))
                    .map(
                        method ->
                            DynamicTest.dynamicTest(
                                method + " and " + revocation,
                                () -> checkRounds(revocation, method))));
  }

  /**
   * Each revocation once, and each way in: a pair that is left out differs from both in nothing
   * new.
   */
  private static boolean isTriedInShort(Revocation revocation, LoginMethod method) {
    return method == LoginMethod.PASSWORD
        || revocation == Revocation.LOGOUT_ALL
        || (method == LoginMethod.PASSKEY && revocation == Revocation.FACTOR_REMOVAL);
  }

  private static void checkRounds(Revocation revocation, LoginMethod method) throws Exception {
    Tally tally = new Tally();
    for (int round = 0; round < ROUNDS; round++) {
      play(revocation, method, tally);
    }
    System.out.printf(
        Locale.ROOT,
        "[revocation] %-8s %-22s %d rounds of %d: %d admitted, %d refused, %d alive afterwards%n",
        method,
        revocation,
        ROUNDS,
        CLIENTS,
        tally.admitted,
        tally.refused,
        tally.alive);
    assertThat(tally.alive).isZero();
  }

  private static void play(Revocation revocation, LoginMethod method, Tally tally)
      throws Exception {
    administrator.keep(administrator.refresh(administrator.refreshToken()));
    AccountOwner owner =
        method.needsFactors() || revocation.removesFactors()
            ? AccountOwner.withFactors(headgate)
            : AccountOwner.withoutFactors(headgate);
    List<LoginMethod.Client> clients = method.clients(owner, CLIENTS);
    Revocation.Prepared prepared = revocation.of(owner, method, administrator);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
    List<CompletableFuture<Response>> answers = new ArrayList<>();
    CompletableFuture<Response> done;
    int waiting = method.waitsForTheAccount() ? CLIENTS / 2 : 0;
    int all = method.waitsForTheAccount() ? CLIENTS : 0;
    try (HeldAccount held = new HeldAccount(headgate, owner.person().email())) {
      answers.addAll(begin(clients.subList(0, CLIENTS / 2), threads, over));
      held.awaitWaiting(waiting);
      done = CompletableFuture.supplyAsync(prepared::carryOut, threads);
      held.awaitWaiting(() -> waiting + (done.isDone() ? 0 : 1));
      answers.addAll(begin(clients.subList(CLIENTS / 2, CLIENTS), threads, over));
      held.awaitWaiting(() -> all + (done.isDone() ? 0 : 1));
      held.release();
      assertThat(done.join().statusCode()).isEqualTo(revocation.status());
      over.set(true);
      answers.forEach(CompletableFuture::join);
    } finally {
      over.set(true);
      threads.shutdown();
    }
    revocation.undo(owner, administrator);
    int number = 0;
    for (CompletableFuture<Response> answer : answers) {
      tally.add(answer.join(), owner, number++);
    }
  }

  private static List<CompletableFuture<Response>> begin(
      List<LoginMethod.Client> clients, ExecutorService threads, AtomicBoolean over) {
    return clients.stream()
        .map(client -> CompletableFuture.supplyAsync(() -> client.comeIn(over::get), threads))
        .toList();
  }

  /** As it was found: whoever guessed right all the time gets in while the owner looks for help. */
  @Test
  void passwordResetEndsConcurrentLogInsWithTheOldOne() throws Exception {
    for (int round = 0; round < (LONG ? ROUNDS : 2); round++) {
      AccountOwner owner = AccountOwner.withoutFactors(headgate);
      Revocation.Prepared reset =
          Revocation.PASSWORD_RESET.of(owner, LoginMethod.PASSWORD, administrator);
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<CompletableFuture<List<Response>>> loops =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> logInUntil(over, owner.person()), threads))
              .limit(8)
              .toList();
      reset.carryOut().then().statusCode(204);
      over.set(true);
      threads.shutdown();

      Tally tally = new Tally();
      loops.stream()
          .flatMap(loop -> loop.join().stream())
          .forEach(answer -> tally.add(answer, owner, 0));
      assertThat(tally.alive).isZero();
    }
  }

  private static List<Response> logInUntil(AtomicBoolean over, Person person) {
    List<Response> answers = new ArrayList<>();
    do {
      answers.add(person.logIn(Person.PASSWORD));
    } while (!over.get());
    return answers;
  }

  /** The outcomes of the clients. */
  private static final class Tally {

    private int admitted;
    private int refused;
    private int alive;

    void add(Response answer, AccountOwner owner, int number) {
      if (answer.statusCode() != 200) {
        refused++;
        return;
      }
      admitted++;
      if (isAlive(answer, owner, number)) {
        alive++;
      }
    }

    private static boolean isAlive(Response answer, AccountOwner owner, int number) {
      if (answer.path("status").equals("mfa_required")) {
        return owner.prove(answer.path("mfa_token"), number).statusCode() == 200;
      }
      int call =
          headgate
              .api()
              .header("Authorization", "Bearer " + answer.path("access_token"))
              .get("/users/me")
              .statusCode();
      return call == 200
          || owner.person().refresh(answer.path("refresh_token")).statusCode() == 200;
    }
  }
}
