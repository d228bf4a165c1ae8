package org.headgate.system.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.database.Sql;
import org.headgate.system.receivers.EventReceiver;
import org.junit.jupiter.api.Test;

/**
 * Guesses and administrators lock an account, which is reported once each; concurrent wrong
 * passwords are counted one by one.
 */
class AccountLockedEventIT extends EventSteps {

  private static final int FREE_BEFORE = 4;

  @Test
  void guessesAndAdministratorsLockAccounts() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    for (int i = 0; i < 6; i++) {
      ada.logIn("not the password").then().statusCode(401);
    }
    for (boolean isActive : List.of(true, false)) {
      subscriber
          .admin()
          .body(Map.of("is_active", isActive))
          .patch("/admin/users/" + id)
          .then()
          .statusCode(200);
    }

    List<String> types = receiver.types(id, 7);
    assertThat(types)
        .containsExactly(
            "account.created",
            "account.verified",
            "session.started",
            "account.locked",
            "session.ended",
            "account.updated",
            "account.locked");
    assertThat(receiver.of(id).get(3).json().getString("data.reason"))
        .isEqualTo("too_many_passwords");
    assertThat(receiver.of(id).get(6).json().getString("data.reason")).isEqualTo("deactivated");
  }

  /** The fifth and the sixth failure were both judged when there were four. */
  @Test
  void concurrentFailuresReportTheFirstPauseOnce() throws Exception {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    for (int i = 0; i < FREE_BEFORE; i++) {
      guess(ada);
    }
    CompletableFuture<List<Integer>> guesses;
    try (ForeignTransaction lock = ForeignTransaction.begin(headgate)) {
      lock.execute(
          "select 1 from platform.attempt_ledger where kind = 'password'"
              + " and cardinality(happened_at) = "
              + FREE_BEFORE
              + " for update");
      guesses = CompletableFuture.supplyAsync(() -> guessAtOnce(ada));
      await().atMost(EventReceiver.PATIENCE).until(() -> waiting() >= 2);
      lock.rollBack();
    }
    assertThat(guesses.join()).containsOnly(401);
    ada.logOut().then().statusCode(204);

    assertThat(receiver.types(id, 5))
        .containsExactly(
            "account.created",
            "account.verified",
            "session.started",
            "account.locked",
            "session.ended");
    assertThat(receiver.of(id).get(3).json().getString("data.reason"))
        .isEqualTo("too_many_passwords");
  }

  private int waiting() {
    return Integer.parseInt(
        new Sql(headgate.databaseUrl())
            .text(
                """
                select count(*) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'
                """));
  }

  private static List<Integer> guessAtOnce(Person person) {
    try {
      return AtOnce.times(2, () -> guess(person));
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static int guess(Person person) {
    return person.logIn("not the password").statusCode();
  }
}
