package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.headgate.system.client.Crowd;
import org.headgate.system.client.Person;
import org.headgate.system.pools.PoolChanges;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.Test;

/**
 * A database some way off, where the number of connections decides how much is served: somebody
 * leaves the pool one connection, and the change is reverted before anybody could confirm it.
 */
class BadChangeIT {

  /** With an hour to confirm it. */
  private static final Map<String, Integer> ONE_CONNECTION =
      Map.of("pool_size", 1, "max_overflow", 0, "confirm_within_seconds", 3600);

  @Test
  void harmfulChangeIsRevertedAtOnce() throws Exception {
    try (PostgresServer postgres = PostgresServer.started("bad-change-database");
        TcpProxy proxy = TcpProxy.to(postgres.port());
        Headgate headgate =
            Headgate.withoutDatabase(
                "bad-change", Map.of("DATABASE_URL", postgres.urlVia(proxy.port())))) {
      headgate.serve();
      Person administrator = Person.administrator(headgate);
      PoolChanges changes = new PoolChanges(administrator);
      Load load = new Load(new Crowd(headgate).readers());
      proxy.delay(Duration.ofMillis(10));
      load.run(12, Duration.ofSeconds(8));
      CompletableFuture<LoadReport> crowd = load.begin(12, Duration.ofSeconds(25));
      await().pollDelay(Duration.ofSeconds(6)).until(() -> !crowd.isDone());

      Response change = changes.change("platform", ONE_CONNECTION);

      change.then().statusCode(202);
      changes.awaitState(change, "reverted", startsWith("requests wait"));
      administrator
          .asCaller()
          .get("/admin/pools/platform")
          .then()
          .body("statistics.max_size", equalTo(15));
      assertThat(crowd.get().oddities()).isEmpty();
      System.out.println("the bad change: " + changes.reason(change));
    }
  }
}
