package org.headgate.scenario.crowds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headgate.system.client.LargeAccount;
import org.headgate.system.client.Person;
import org.headgate.system.client.SlowSockets;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.SilentHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A crowd of requests for one operation does not slow down the others, on a server with its default
 * settings: eight people read their own accounts as before.
 */
@EnabledIfSystemProperty(named = "long", matches = "true")
class CrowdsIT extends CrowdSteps {
  private static final int CLIENTS = 400;

  private static boolean warmedUp;

  @ParameterizedTest
  @EnumSource(Load.Patience.class)
  void logInCrowdDoesNotDelayReaders(Load.Patience patience) throws Exception {
    Load logIns = new Load(requests.logInsOf(20)).with(patience);
    if (!warmedUp) {
      logIns.run(16, WARM_UP_OF_LOG_INS);
      warmedUp = true;
    }
    logIns.run(CLIENTS, WARM_UP);
    double before = rawHashesBesideReaders(CLIENTS);

    LoadReport report =
        beside(
            "log-ins",
            () -> {
              CompletableFuture<LoadReport> crowd = logIns.begin(CLIENTS, TIME);
              await().atMost(TIME).until(CrowdsIT::isCrowded);
              assertAdministratorLogsIn();
              return crowd.get();
            });

    double raw = (before + rawHashesBesideReaders(CLIENTS)) / 2;
    LOG.log(
        Level.WARNING,
        "patience {0}: log-ins {1} a second, raw hashes {2} a second before and after",
        patience,
        report.servedPerSecond(),
        raw);
    assertThat(report.oddities()).isEmpty();
    assertThat(report.served()).isPositive();
    assertThat(report.servedPerSecond()).isGreaterThan(0.9 * raw);
  }

  @Test
  void signUpCrowdOfOneAddressIsLimitedToTen() throws Exception {
    String body =
        "{\"email\":\"crowd-%s@example.org\",\"password\":\"%s\"}"
            .formatted(UUID.randomUUID(), Person.PASSWORD);
    Load signUps = new Load(() -> requests.post("/auth/signup", body).build());

    LoadReport report = beside("sign-ups of one address", () -> signUps.times(300, 1));

    assertThat(report.statuses()).containsOnlyKeys(202, 429);
    assertThat(report.served()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(value = SlowSockets.Shape.class, mode = EnumSource.Mode.EXCLUDE, names = "LARGE_BODY")
  void slowClientsDoNotDelayReaders(SlowSockets.Shape shape) throws Exception {
    beside(
        shape.name(),
        () -> {
          try (SlowSockets slow = new SlowSockets(headgate, shape, 1000)) {
            long end = System.nanoTime() + 2 * TIME.toNanos();
            await().atMost(PATIENCE).until(() -> System.nanoTime() - end > 0);
            assertThat(slow.statuses().keySet()).allMatch(status -> status == 408);
            return slow.statuses();
          }
        });
  }

  @Test
  void concurrentTestDeliveriesOfAScheduleRunOnce() throws Exception {
    try (SilentHost silent = new SilentHost()) {
      Person ada = Person.user(headgate);
      String id = new OwnSchedules(ada).webhook(silent.url("/test"), "PT1H");
      Load tests = new Load(() -> requests.testDelivery(ada, id));

      LoadReport report = beside("test deliveries", () -> tests.times(48, 1));

      assertThat(report.statuses()).containsOnlyKeys(200, 429);
      assertThat(report.statuses().get(200)).isEqualTo(1);
      assertThat(silent.visitors()).isEqualTo(1);
    }
  }

  @Test
  void repetitionsOfARunningRequestDoNotDelayReaders() throws Exception {
    try (SilentHost silent = new SilentHost()) {
      Person ada = Person.user(headgate);
      String id = new OwnSchedules(ada).webhook(silent.url("/test"), "PT1H");
      String key = UUID.randomUUID().toString();
      Load repetitions = new Load(() -> requests.repeatedTestDelivery(ada, id, key));

      LoadReport report = beside("repetitions of one request", () -> repetitions.times(48, 1));

      assertThat(report.statuses().keySet()).contains(200).isSubsetOf(200, 409);
      assertThat(silent.visitors()).isEqualTo(1);
    }
  }

  @Test
  void testDeliveriesToSilentHostDoNotDelayReaders() throws Exception {
    try (SilentHost silent = new SilentHost()) {
      Map<Person, String> schedules =
          IntStream.range(0, 12)
              .mapToObj(i -> Person.user(headgate))
              .collect(
                  Collectors.toMap(
                      person -> person,
                      person -> new OwnSchedules(person).webhook(silent.url("/test"), "PT1H")));
      List<Map.Entry<Person, String>> people = List.copyOf(schedules.entrySet());
      AtomicInteger next = new AtomicInteger();
      Load tests =
          new Load(
              () -> {
                Map.Entry<Person, String> entry =
                    people.get(next.getAndIncrement() % people.size());
                return requests.testDelivery(entry.getKey(), entry.getValue());
              });

      LoadReport report = beside("test deliveries of twelve", () -> tests.times(48, 1));

      assertThat(report.statuses()).containsOnlyKeys(200, 429);
      assertThat(silent.visitors()).as("to one address").isLessThanOrEqualTo(4 * 3);
    }
  }

  @Test
  void exportsOfLargeAccountsDoNotDelayReaders() throws Exception {
    int people = 20;
    List<Person> large = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Person person = Person.user(headgate);
      LargeAccount.of(headgate, person)
          .withExecutions(50_000)
          .withSessions(1_000)
          .withAuditEntries(2_000);
      large.add(person);
    }
    AtomicInteger next = new AtomicInteger();
    Load exports = new Load(() -> requests.export(large.get(next.getAndIncrement() % people)));

    LoadReport report = beside("exports", () -> exports.times(people, 1));

    assertThat(report.statuses()).containsOnlyKeys(200);
  }

  @Test
  void schedulesToATarpitDoNotDelayOthers() throws Exception {
    try (SilentHost tarpit = new SilentHost()) {
      Person mallory = Person.user(headgate);
      OwnSchedules schedulesOfMallory = new OwnSchedules(mallory);
      int schedules = 1000;
      for (int i = 0; i < schedules; i++) {
        schedulesOfMallory.webhook(tarpit.url("/" + i), "PT10S");
      }
      OwnSchedules schedulesOfAda = new OwnSchedules(Person.user(headgate));
      await().atMost(PATIENCE).until(() -> tarpit.visitors() >= 4);

      beside(
          "schedules to a tarpit",
          () -> {
            String mine = schedulesOfAda.reminder("PT10S");
            await().atMost(PATIENCE).until(() -> !schedulesOfAda.succeeded(mine).isEmpty());
            return "tarpit " + tarpit.visitors();
          });

      awaitUpkeep();
      for (String id : schedulesOfMallory.ids()) {
        mallory.asCaller().delete("/schedules/" + id).then().statusCode(204);
      }
    }
  }
}
