package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.headgate.system.client.EventSubscriber;
import org.headgate.system.client.Person;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.receivers.EventReceiver.Received;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administration of webhooks in the console, by the keys alone. */
class ConsoleWebhooksIT extends ConsoleSteps {

  private static final Pattern SECRET = Pattern.compile("whsec_\\S+");

  private EventSubscriber subscriber;

  ConsoleWebhooksIT() {
    super(Headgate.permissive());
  }

  @BeforeEach
  void subscribe() {
    subscriber = EventSubscriber.of(headgate, List.of("account.created", "session.ended"));
  }

  @AfterEach
  void unsubscribe() {
    subscriber.close();
  }

  @Test
  void webhookIsCreatedTestedAndDeleted() {
    String name = "Billing " + UUID.randomUUID();
    console.go("Webhooks");
    console.type("Name of the webhook", name);
    console.type("URL", subscriber.receiver().url());
    console.press("Create the webhook");
    console.says("Choose at least one event.");
    console.field("Second factor added").check();
    console.press("Create the webhook");
    console.says(name + " receives events from now on.");
    String secret = console.shownSecret(SECRET);

    console.press(console.link(name));
    console.press("Send a test");
    console.says("The receiver accepted the test in");
    Received test = test();
    assertThat(test.signature()).isEqualTo(test.expected(secret));
    subscriber.receiver().answer(event -> 503);
    console.press("Send a test");
    console.says("The test failed: the receiver answered 503.");
    console.press("Delete");
    console.press("Delete it");
    console.says("The webhook is deleted.");
    console.go("Webhooks");
    console.appears(console.link(subscriber.name()));
    console.isGone(console.link(name));
  }

  @Test
  void webhooksAreFilteredByEventType() {
    console.go("Webhooks");
    console.appears(console.link(subscriber.name()));
    console.field("Event").selectOption("pool.finding");
    console.press("Show");
    console.isGone(console.link(subscriber.name()));
    console.field("Event").selectOption("session.ended");
    console.press("Show");

    console.appears(console.link(subscriber.name()));
  }

  @Test
  void secretIsRotatedWithOverlap() {
    console.goTo("#/webhooks/" + subscriber.id());
    console.press("Add a secret");
    console.says("Both secrets sign from now on.");
    assertAccessible("a webhook with a new secret");
    String second = console.shownSecret(SECRET);
    Locator secrets = console.part("Secrets").locator("tbody tr");
    assertThat(secrets).hasCount(2);
    assertThat(console.button("Add a secret")).isDisabled();
    console.press(console.button(secrets.first(), "Revoke"));
    console.says(console.question(), "will refuse its events from now on");
    console.press("Revoke it");
    console.says("The secret is revoked and signs nothing from now on.");
    assertThat(secrets).hasCount(1);
    assertThat(console.button(secrets.first(), "Revoke")).isDisabled();

    console.press("Send a test");
    console.says("The receiver accepted the test in");
    Received test = test();
    assertThat(test.signature()).isEqualTo(test.expected(second));
  }

  @Test
  void deadDeliveriesAreSentAgain() {
    subscriber.receiver().answer(event -> 500);
    Person.user(headgate);
    Person.user(headgate);
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.deliveries("waiting").size() == 2);
    subscriber.admin().body(Map.of("is_active", false)).patch(subscriber.path(""));
    subscriber.receiver().answer(event -> 200);
    console.goTo("#/webhooks/" + subscriber.id());
    console.appears(console.button("Activate"));
    console.field("Delivery state").selectOption("dead");
    Locator deliveries = console.part("Deliveries").locator("tbody tr");
    console.says(deliveries.first(), "failed");
    assertAccessible("a webhook with failed deliveries");
    assertThat(console.button("Send all failed events again")).isDisabled();
    console.press("Activate");
    console.says("It receives events from now on.");

    console.press(console.button(deliveries.first(), "Send again"));
    console.says("It is queued to be sent again, with the same id.");
    console.press("Send all failed events again");
    console.says("1 event is queued to be sent again.");
    await()
        .atMost(EventReceiver.PATIENCE)
        .until(() -> subscriber.deliveries("delivered").size() == 2);
    console.field("Delivery state").selectOption("delivered");
    assertThat(deliveries).hasCount(2);
    console.says(deliveries.first(), "Account created");
  }

  @Test
  void webhookIsDeactivated() {
    console.goTo("#/webhooks/" + subscriber.id());
    console.press("Deactivate");
    console.says(console.question(), "its waiting events fail");
    console.press("Deactivate it");

    console.says("It receives no more events.");
    console.appears(console.button("Activate"));
    assertThat(console.complaints()).isEmpty();
  }

  /** The one that was sent, whatever else happens meanwhile. */
  private Received test() {
    return subscriber.receiver().all().stream()
        .filter(event -> event.type().equals("webhook.test"))
        .findFirst()
        .orElseThrow();
  }
}
