package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.junit.jupiter.api.Test;

/** A stopping node finishes what runs, refuses new work, and exits cleanly. */
class LifeShutdownIT {

  private static final int SIGN_UPS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void requestsInFlightAreAnsweredBeforeTheEnd() throws Exception {
    try (Headgate headgate = Headgate.started("life-shutdown", Map.of())) {
      headgate.serve();
      ExecutorService callers = Executors.newFixedThreadPool(SIGN_UPS);
      try {
        List<Future<Response>> answers =
            Stream.generate(() -> callers.submit(() -> Person.stranger(headgate).signUp()))
                .limit(SIGN_UPS)
                .toList();
        await().atMost(PATIENCE).until(() -> answers.stream().anyMatch(Future::isDone));
        headgate.endServer();

        int accepted = 0;
        for (Future<Response> answer : answers) {
          Response response = answer.get();
          if (response.statusCode() == 202) {
            accepted++;
          } else {
            response.then().statusCode(503);
            assertThat(response.<String>path("type"))
                .isIn(
                    "urn:headgate:problem:shutting-down", // came after the order to stop
                    "urn:headgate:problem:hashing-busy"); // refused as on any busy machine
          }
        }
        assertThat(accepted).isGreaterThan(1);
      } finally {
        callers.shutdownNow();
      }

      assertThat(headgate.exitStatus()).isZero();
      assertThat(headgate.logLines("All running work ended")).hasSize(1);
    }
  }

  @Test
  void unreadyNodeServesUntilItsDelayEndsOrASecondSignal() throws Exception {
    try (Headgate headgate = Headgate.started("life-delay", Map.of("SHUTDOWN_DELAY", "300"))) {
      headgate.serve();
      Health health = new Health(headgate);
      headgate.tellServerToEnd();

      await().atMost(PATIENCE).until(() -> health.ready() == 503);
      assertThat(health.state()).isEqualTo("SHUTTING_DOWN");
      assertThat(health.live()).isEqualTo(200);
      Person.stranger(headgate).signUp().then().statusCode(202);
      assertThat(headgate.logLines("new work is refused")).isEmpty();

      headgate.endServer();
      assertThat(headgate.exitStatus()).isZero();
      assertThat(headgate.logLines("All running work ended")).hasSize(1);
    }
  }
}
