package org.headgate.system.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.DoubleAccumulator;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Code requests that wait for the locked row of an address hold no connection for long. */
class CodeRouteLockIT {

  private static final int ASKERS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Less than the ten seconds that any other statement waits for a lock. */
  private static final double SOON_SECONDS = 6;

  private final Headgate headgate = Headgate.shared();

  @Test
  void lockedAddressDelaysOnlyCodeRequestsAndOnlyBriefly() throws Exception {
    Person ada = Person.user(headgate);
    Person reader = Person.user(headgate);
    ada.forgotPassword().then().statusCode(202);
    try (ForeignTransaction lock = ForeignTransaction.begin(headgate)) {
      lock.execute("select 1 from platform.attempt_ledger for update");
      CompletableFuture<List<Integer>> askers = CompletableFuture.supplyAsync(() -> allAsk(ada));
      DoubleAccumulator longest = new DoubleAccumulator(Math::max, 0);
      await()
          .atMost(PATIENCE)
          .pollInterval(BETWEEN_LOOKS)
          .until(
              () -> {
                longest.accumulate(longestWaitSeconds());
                return askers.isDone();
              });

      System.out.printf(
          "%d askers behind a locked row: %s, the longest wait %s s%n",
          ASKERS, askers.join(), longest);
      assertThat(askers.join()).isSubsetOf(503, 429);
      assertThat(longest.get()).isPositive().isLessThan(SOON_SECONDS);
      reader.me().then().statusCode(200);
      lock.rollBack();
    }
    ada.forgotPassword().then().statusCode(202);
  }

  private List<Integer> allAsk(Person person) {
    try {
      return AtOnce.times(ASKERS, () -> requestCode(person));
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** As the database sees it, however busy the machine is. */
  private double longestWaitSeconds() {
    return Double.parseDouble(
        new Sql(headgate.databaseUrl())
            .text(
                """
                select coalesce(max(extract(epoch from clock_timestamp() - query_start)), 0)::text
                  from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'
                """));
  }

  private int requestCode(Person person) {
    return headgate
        .api()
        .body(Map.of("email", person.email()))
        .post("/auth/password/forgot")
        .statusCode();
  }
}
