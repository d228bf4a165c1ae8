package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.PoolsAtRest;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A statement is answered with two errors at once: a server ends its session, and the pooler before
 * it says that it did. Of such errors the driver makes a circle, in which the container ran until
 * its stack overflowed, and the connection was out for ever.
 */
class TwoErrorsIT {

  private static PostgresServer postgres;
  private static TcpProxy proxy;
  private static Headgate headgate;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("two-errors-database");
    proxy = TcpProxy.to(postgres.port());
    // Statements go by their text, so that the proxy knows them.
    headgate =
        Headgate.withoutDatabase(
            "two-errors",
            Map.of("DATABASE_URL", postgres.urlVia(proxy.port()) + "?prepareThreshold=0"));
    headgate.serve();
  }

  @AfterAll
  static void stop() throws IOException {
    headgate.close();
    proxy.close();
    postgres.close();
  }

  @Test
  void failedReadReturnsItsConnection() {
    Person ada = Person.user(headgate);
    assertAllBackAfter("from platform.account", () -> ada.asCaller().get("/users/me"));
  }

  @Test
  void failedTransactionReturnsItsConnection() {
    Person ada = Person.user(headgate);
    assertAllBackAfter(
        "update platform.account",
        () -> ada.asCaller().body(Map.of("full_name", "Ada")).patch("/users/me"));
  }

  @Test
  void failedUserDataWriteReturnsItsConnection() {
    Person ada = Person.user(headgate);
    assertAllBackAfter(
        "userdata.settings", () -> ada.asCaller().body(Map.of("a", 1)).put("/users/me/settings"));
  }

  private static void assertAllBackAfter(String words, Supplier<Response> request) {
    proxy.failTwiceAt(words);
    Response answer = request.get();
    assertThat(proxy.hasFailed()).as(words).isTrue();
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 503);
    new PoolsAtRest(headgate).assertReached();
    assertThat(headgate.logLines("StackOverflowError")).isEmpty();
  }
}
