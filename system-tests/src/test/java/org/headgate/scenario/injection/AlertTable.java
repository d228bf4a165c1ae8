package org.headgate.scenario.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.AlertReceiverServer;

/** The alerts that an on-call receiver got for each fault, and when. */
final class AlertTable implements AutoCloseable {

  /**
   * From the moment at which a fault can be recognized by its signs: some show after seconds only.
   */
  private static final Duration PROMISED = Duration.ofSeconds(15);

  private static final String ENDPOINTS = "/admin/alerts/endpoints";
  private static final String ON_CALL = "/on-call";
  private static final String ASLEEP = "/asleep";

  private final AlertReceiverServer receiver;
  private final List<String> lines = new ArrayList<>();
  private final List<String> late = new ArrayList<>();

  AlertTable() throws Exception {
    receiver = new AlertReceiverServer();
  }

  /** Two receivers: one is always notified, and one never, for it has quiet hours all day. */
  void begin(Person administrator) {
    holdAMinute(administrator);
    await()
        .atMost(InjectionFixture.PATIENCE.multipliedBy(4))
        .until(() -> openAlerts(administrator).isEmpty());
    List<String> earlier = administrator.asCaller().get(ENDPOINTS).path("items.id");
    earlier.forEach(id -> administrator.asCaller().delete(ENDPOINTS + "/" + id));
    Map<String, Object> onCall = webhook(ON_CALL);
    create(administrator, onCall);
    Map<String, Object> asleep = webhook(ASLEEP);
    asleep.put("quiet_hours", Map.of("from", "00:00", "to", "00:00", "time_zone", "UTC"));
    create(administrator, asleep);
  }

  /** An alert of an earlier test would be taken for one of these. */
  private static List<String> openAlerts(Person administrator) {
    return administrator
        .asCaller()
        .get("/admin/alerts")
        .jsonPath()
        .getList("items.findAll { it.resolved_at == null }.id");
  }

  /** By default a wrong clock is reported for longer. */
  private static void holdAMinute(Person administrator) {
    JsonPath now = administrator.asCaller().get("/admin/alerts/rules").jsonPath();
    Map<String, Object> rules = new HashMap<>(now.getMap("$"));
    List<Map<String, Object>> all = now.getList("rules");
    all.forEach(rule -> rule.put("hold", "PT1M"));
    rules.put("rules", all);
    administrator.asCaller().body(rules).put("/admin/alerts/rules").then().statusCode(200);
  }

  private Map<String, Object> webhook(String path) {
    return new HashMap<>(
        Map.of("name", "Hook " + path, "kind", "webhook", "url", receiver.url(path)));
  }

  private static void create(Person administrator, Map<String, Object> endpoint) {
    administrator.asCaller().body(endpoint).post(ENDPOINTS).then().statusCode(201);
  }

  /** Waits until a receiver is notified of the fault, or patience ends. */
  void awaitNotified(String code, Instant injected, Instant named) {
    try {
      await()
          .atMost(InjectionFixture.PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> notified("opened").contains(code));
    } catch (ConditionTimeoutException e) {
      late.add(code + " was not reported");
    }
    Duration after = Duration.between(named, Instant.now());
    if (after.compareTo(PROMISED) > 0) {
      late.add(code + " was reported after " + after);
    }
    lines.add(
        "%-20s %6.1f s %6.1f s"
            .formatted(code, seconds(Duration.between(injected, Instant.now())), seconds(after)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** Each fault was reported once and in time, and each end once; quiet hours sent nothing. */
  void assertEachNotifiedOnceAndResolved(Collection<String> codes) {
    await()
        .atMost(InjectionFixture.PATIENCE.multipliedBy(6))
        .untilAsserted(
            () -> assertThat(notified("resolved")).containsExactlyInAnyOrderElementsOf(codes));
    assertThat(notified("opened")).containsExactlyInAnyOrderElementsOf(codes);
    assertThat(receiver.at(ASLEEP)).isEmpty();
    assertThat(late).isEmpty();
  }

  /** Kinds that a receiver was notified of, in their order. */
  private List<String> notified(String event) {
    return messages()
        .filter(message -> message.getString("type").equals("alert." + event))
        .map(message -> message.getString("data.kind"))
        .toList();
  }

  private Stream<JsonPath> messages() {
    return receiver.at(ON_CALL).stream().map(message -> JsonPath.from(message.body()));
  }

  void print() {
    System.out.printf("%-20s %8s %8s%n", "injected", "notified", "named");
    lines.forEach(System.out::println);
    messages()
        .forEach(
            message ->
                System.out.printf(
                    "notified: %s %-14s %-20s %s%n",
                    message.getString("timestamp"),
                    message.getString("type"),
                    message.getString("data.kind"),
                    message.getString("data.title")));
  }

  @Override
  public void close() {
    receiver.close();
  }
}
