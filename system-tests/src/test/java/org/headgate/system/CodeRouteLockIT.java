package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who asks for codes while somebody holds the address's page holds no connection for long. */
class CodeRouteLockIT {

  private static final int ASKERS = 40;
  private static final Duration SOON = Duration.ofSeconds(25);

  private final Headgate headgate = Headgate.shared();

  @Test
  void aPageThatIsLockedKeepsAskersForASecondAndReadersNotAtAll() throws Exception {
    Person ada = Person.user(headgate);
    Person reader = Person.user(headgate);
    ada.forgotPassword().then().statusCode(202);
    try (Connection obstacle = headgate.connection();
        Statement statement = obstacle.createStatement()) {
      obstacle.setAutoCommit(false);
      statement.execute("select 1 from platform.attempt_ledger for update");
      long startNanos = System.nanoTime();
      List<CompletableFuture<Integer>> askers =
          IntStream.range(0, ASKERS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> asked(ada)))
              .toList();

      List<Integer> statuses = new ArrayList<>();
      for (CompletableFuture<Integer> asker : askers) {
        statuses.add(asker.join());
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);

      System.out.printf("%d askers behind a locked page: %s in %s%n", ASKERS, statuses, elapsed);
      assertThat(statuses).isSubsetOf(503, 429);
      assertThat(elapsed).isLessThan(SOON);
      reader.me().then().statusCode(200);
      obstacle.rollback();
    }
    ada.forgotPassword().then().statusCode(202);
  }

  private int asked(Person person) {
    return headgate
        .api()
        .body(Map.of("email", person.email()))
        .post("/auth/password/forgot")
        .statusCode();
  }
}
