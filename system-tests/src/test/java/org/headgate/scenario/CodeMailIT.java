package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.headgate.launcher.mail.CaughtMail;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.Test;

/** Codes are sent while notices are not, and after the node that had begun to send them died. */
class CodeMailIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SECONDS = Duration.ofSeconds(15);

  @Test
  void slowNoticesDelayNoCode() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    try (PostgresServer postgres = PostgresServer.started("slow-notices-database");
        Headgate headgate =
            Headgate.withoutDatabase(
                "slow-notices",
                Map.of("DATABASE_URL", postgres.url()),
                caught -> keepWaiting(caught, slow))) {
      headgate.serve();
      List<Person> people = IntStream.range(0, 8).mapToObj(i -> Person.user(headgate)).toList();
      people.forEach(CodeMailIT::changePassword);
      await().atMost(PATIENCE).until(() -> waiting(postgres, "platform.scheduled_tasks") >= 8);

      long startNanos = System.nanoTime();
      Person ada = Person.stranger(headgate);
      ada.signUp().then().statusCode(202);
      ada.keep(ada.verify(ada.code()));
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);

      System.out.printf("a code beside 8 notices that hang: %s%n", elapsed);
      assertThat(elapsed).isLessThan(SECONDS);
      slow.countDown();
    }
  }

  @Test
  void codesOfAKilledNodeAreSentByAnotherWithinSeconds() throws Exception {
    try (PostgresServer postgres = PostgresServer.started("killed-node-database");
        Headgate second =
            Headgate.withoutDatabase("living-node", Map.of("DATABASE_URL", postgres.url()));
        TcpProxy smtp = TcpProxy.to(second.smtpPort())) {
      smtp.hang();
      Map<String, String> variables = new HashMap<>(second.sharedDatabase());
      variables.put("SMTP_HOST", "127.0.0.1");
      variables.put("SMTP_PORT", String.valueOf(smtp.port()));
      try (Headgate first = Headgate.withoutDatabase("killed-node", variables)) {
        first.serve();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          Person person = Person.stranger(first);
          person.signUp().then().statusCode(202);
          addresses.add(person.email());
        }
        await().atMost(PATIENCE).until(() -> picked(postgres) == addresses.size());
        second.serve();

        long startNanos = System.nanoTime();
        first.killServer();
        for (String address : addresses) {
          await().atMost(PATIENCE).until(() -> !second.mails().to(address).isEmpty());
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
        System.out.printf("4 codes of a killed node, sent by another after %s%n", elapsed);
        assertThat(elapsed).isLessThan(SECONDS);
      }
    }
  }

  private static void changePassword(Person person) {
    person.changePassword(Person.PASSWORD, "eleven lanterns under the weir").then().statusCode(204);
  }

  private static void keepWaiting(CaughtMail caught, CountDownLatch slow) {
    if (caught.subject().contains("password")) {
      try {
        slow.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static int waiting(PostgresServer postgres, String table) throws SQLException {
    return postgres.number("select count(*) from " + table + " where task_name = 'mail'");
  }

  private static int picked(PostgresServer postgres) throws SQLException {
    return postgres.number(
        "select count(*) from platform.urgent_tasks where task_name = 'urgent-mail' and picked");
  }
}
