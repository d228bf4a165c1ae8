package org.headgate.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.microsoft.playwright.Locator;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.headgate.system.alerts.AlertAdministration;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.receivers.AlertReceiverServer;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A fault from its beginning to the next morning: it is named, alerted of once, ended in the
 * console and recorded, and afterwards the overview says what happened and who was told.
 */
class LastDayIT extends ConsoleSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** From the fault to the message. */
  private static final Duration PROMISED = Duration.ofSeconds(15);

  private static final String LOCK = ForeignTransaction.LOCK_OF_ACCOUNTS;
  private static final String LOCKED = "has locked platform.account";

  private final Person administrator = Person.administrator(headgate);
  private final ExecutorService callers = Executors.newFixedThreadPool(2);
  private AlertReceiverServer receiver;
  private AlertAdministration alerting;
  private Map<String, Object> previousRules;

  LastDayIT() {
    super(Headgate.permissive());
  }

  @BeforeEach
  void start() throws IOException {
    receiver = new AlertReceiverServer();
    alerting = new AlertAdministration(administrator, receiver);
    previousRules = administrator.asCaller().get("/admin/alerts/rules").jsonPath().getMap("$");
    alerting.hold("PT5S");
    await().atMost(PATIENCE).until(() -> alerting.open().isEmpty());
  }

  @AfterEach
  void end() {
    callers.shutdownNow();
    alerting.deleteEndpoints();
    administrator.asCaller().body(previousRules).put("/admin/alerts/rules").then().statusCode(200);
    receiver.close();
  }

  @Test
  void lockIsAlertedOfEndedAndToldAfterwards() throws SQLException {
    alerting.create("/night");
    console.goTo("#/");
    console.says(console.state(), "Healthy");
    String id;
    AtomicBoolean ended = new AtomicBoolean();
    try (ForeignTransaction lock = ForeignTransaction.lockingAccounts(headgate)) {
      for (int caller = 0; caller < 2; caller++) {
        callers.execute(() -> waitForAccounts(ended));
      }

      await().atMost(PROMISED).until(() -> !receiver.at("/night").isEmpty());
      id = awaitOpenAlert();
      alerting.acknowledge(id);
      endFromTheHeadline(lock.pid());
    } finally {
      ended.set(true);
    }

    await().atMost(PATIENCE).until(() -> receiver.at("/night").size() == 2);
    assertThat(JsonPath.from(receiver.at("/night").get(0).body()).getString("data.console"))
        .endsWith("/console/#/");
    String kind = alerting.alerts().getString("items.find { it.id == '%s' }.kind".formatted(id));
    assertThat(receiver.eventsAt("/night"))
        .containsExactly("alert.opened " + kind, "alert.resolved " + kind);
    assertIncidentIsRecorded();
    assertLastDayIsTold();
  }

  /** One attempt alone could be refused before the lock has ended. */
  private void waitForAccounts(AtomicBoolean ended) {
    while (!ended.get()) {
      Person.stranger(headgate).logIn("no such password here");
    }
  }

  /** The id; other tests have left alerts of the same lock, which are over. */
  private String awaitOpenAlert() {
    return await()
        .atMost(PROMISED)
        .until(
            () ->
                alerting
                    .alerts()
                    .getString(
                        "items.find { it.resolved_at == null && it.title.contains('platform.account') }?.id"),
            Objects::nonNull);
  }

  private void endFromTheHeadline(int pid) {
    console.says(console.state(), LOCKED);
    console.state().getByText(Pattern.compile("End " + pid)).click();
    console.click("Terminate the process");
    console.says("was terminated; its transaction is rolled back.");
    console.says(console.state(), "Healthy.");
    console.says(console.state(), "; you ended it");
  }

  private void assertIncidentIsRecorded() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(incident().getString("ended_at")).isNotNull());
    administrator
        .asCaller()
        .get("/admin/incidents/" + incident().getString("incident_id"))
        .then()
        .statusCode(200)
        .body("findings[0].cure", notNullValue())
        .body("samples.series", hasItem("in_use"))
        .body("borrowers.pool", hasItem("platform"))
        .body("activity.statement", hasItem(containsString(LOCK)))
        .body("locks[0].blocked_by[0].statement", containsString(LOCK));
  }

  private JsonPath incident() {
    return administrator
        .asCaller()
        .get("/admin/incidents")
        .jsonPath()
        .setRootPath("items.find { it.title.contains('platform.account') }");
  }

  private void assertLastDayIsTold() {
    console.goTo("#/alerts");
    console.says("Open and past");
    console.goTo("#/");
    Locator day = console.part("Last 24 hours");
    console.says(day, LOCKED);
    console.says(day, "Hook /night");
    console.says(day, "acknowledged after");
    console.says(day, "by " + administrator.email());
    console.says(day, "Nothing now. If it comes back: ");
    assertAccessible("the overview after a fault");

    day.getByText(LOCKED).first().click();
    console.says(console.part("Processes of the server"), LOCK);
    assertAccessible("the incident");
    assertThat(console.complaints()).isEmpty();
  }
}
