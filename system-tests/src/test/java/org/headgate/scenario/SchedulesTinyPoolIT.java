package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * Three connections in all, one of them for the platform: schedules that are due all at once and
 * take their time hold none of them, and whoever reads meanwhile is served.
 */
class SchedulesTinyPoolIT {

  private static final int SCHEDULES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void schedulesDoNotStarveReadersOfOneConnection() throws Exception {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext("/", this::receiveSlowly);
    receiver.start();
    try (Headgate headgate =
        Headgate.started(
            "tiny-pool", Map.of("WEBHOOK_ALLOW_PRIVATE", "true", "DB_CONNECTION_BUDGET", "3"))) {
      headgate.serve();
      Person ada = Person.user(headgate);
      String at = Instant.now().plusSeconds(8).toString();
      for (int i = 0; i < SCHEDULES; i++) {
        schedule(ada, at, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + i);
      }

      int reads = 0;
      while (delivered.size() < SCHEDULES && reads < 20_000) {
        ada.me().then().statusCode(200);
        reads++;
      }

      await().atMost(PATIENCE).until(() -> delivered.size() == SCHEDULES);
      assertThat(reads).isGreaterThan(20);
    } finally {
      over.countDown();
      receiver.stop(0);
    }
  }

  private static void schedule(Person owner, String at, String url) {
    owner
        .asCaller()
        .body(
            Map.of(
                "name", "slow " + url,
                "trigger", Map.of("type", "once", "at", at),
                "action", Map.of("type", "webhook", "url", url)))
        .post("/schedules")
        .then()
        .statusCode(201);
  }

  private void receiveSlowly(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!over.await(300, TimeUnit.MILLISECONDS)) {
        delivered.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(204, -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
