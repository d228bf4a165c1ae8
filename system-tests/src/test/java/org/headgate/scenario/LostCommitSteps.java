package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.headgate.testbed.TestHomes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Requests whose commit is lost on the way. */
abstract class LostCommitSteps {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static PostgresServer postgres;
  static TcpProxy proxy;
  static Headgate headgate;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started(TestHomes.emptied("lost-commit-database"));
    proxy = TcpProxy.to(postgres.port());
    // Statements go by their text, so that the proxy knows them.
    headgate =
        Headgate.withoutDatabase(
            "lost-commit",
            Map.of("DATABASE_URL", postgres.urlVia(proxy.port()) + "?prepareThreshold=0"));
    headgate.serve();
  }

  @AfterAll
  static void stop() throws IOException {
    headgate.close();
    proxy.close();
    postgres.close();
  }

  static Response sentTwice(String words, Person person, String path, Object body)
      throws Exception {
    return sentTwice(words, person.asCaller(), path, body);
  }

  /**
   * @param words words of a statement of the transaction whose commit nobody learns of
   * @return the second answer
   */
  static Response sentTwice(String words, RequestSpecification caller, String path, Object body)
      throws Exception {
    RequestSpecification request =
        caller.header("Idempotency-Key", UUID.randomUUID().toString()).body(body);
    sentOnce(words, () -> request.post(path));
    Response second = request.post(path);
    assertThat(second.header("Idempotency-Replayed")).as(second.asString()).isEqualTo("true");
    return second;
  }

  /**
   * Sends a request, whose caller is told that it is unknown whether it was done.
   *
   * @param words words of a statement of the transaction whose commit is lost
   */
  static void sentOnce(String words, Supplier<Response> request) throws Exception {
    await().atMost(PATIENCE).until(() -> urgentTasks() == 0);
    CountDownLatch lost = proxy.loseCommitAfter(words);

    Response answer = request.get();

    assertThat(lost.await(1, TimeUnit.SECONDS)).as("the commit was lost: %s", words).isTrue();
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
    await().atMost(PATIENCE).until(() -> headgate.root().get("/health/ready").statusCode() == 200);
  }

  static int count(String from) throws SQLException {
    return postgres.number("select count(*) from " + from);
  }

  static int urgentTasks() throws SQLException {
    return count("platform.urgent_tasks");
  }
}
