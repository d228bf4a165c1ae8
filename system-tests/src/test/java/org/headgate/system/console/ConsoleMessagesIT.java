package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Mails and alerts of the service are viewed and tried in the console. */
class ConsoleMessagesIT extends ConsoleSteps {

  /** The administrator who is logged in. */
  private final Headgate.Administrator ada = headgate.administrator();

  @Test
  void mailIsPreviewedInAnotherLanguageAndSentToTheCaller() {
    console.go("Mails");
    Locator subject = console.page().locator(".mail-subject");
    console.appears(subject);
    assertThat(subject).not().isEmpty();
    String english = subject.textContent();

    console.field("Language").selectOption("de");
    assertThat(subject).not().hasText(english);
    String german = subject.textContent();
    console.page().reload();
    assertThat(subject).hasText(german);
    assertThat(console.field("Language")).hasValue("de");
    console.press("Send it to me");

    console.says("It is being sent to " + ada.email());
    assertThat(headgate.mailbox(ada.email()).about(german).subject()).isEqualTo(german);
  }

  @Test
  void alertEndpointIsAddedTestedAndDeleted() {
    String name = "Night watch " + UUID.randomUUID();
    console.go("Alerts");
    console.type("Name of the endpoint", name);
    console.field("Channel").selectOption("mail");
    console.type("Mail addresses, separated by spaces", "not an address");
    console.press("Add the endpoint");
    Locator addresses = console.page().locator("#alert-addresses");
    assertThat(addresses).hasAttribute("aria-invalid", "true");
    addresses.fill(ada.email());
    console.press("Add the endpoint");
    console.says(name + " receives alerts from now on.");

    Locator row = console.row(name);
    console.button(row, "Send a test").click();
    console.says(name + " received the test.");
    console.button(row, "Delete").click();
    console.click("Delete it");

    console.says(name + " is deleted.");
    console.isGone(row);
  }

  @Test
  void alertEndpointIsChanged() {
    String name = "Night watch " + UUID.randomUUID();
    addMailEndpoint(name);
    console.button(console.row(name), "Change").click();
    Locator form = console.part("Change " + name);
    console.appears(form);
    assertThat(console.field("Channel")).isDisabled();
    Locator addresses = console.page().locator("#alert-addresses");
    assertThat(addresses).hasValue(ada.email());

    addresses.fill("not an address");
    console.button(form, "Save the endpoint").click();
    assertThat(addresses).hasAttribute("aria-invalid", "true");
    addresses.fill(ada.email() + " second@example.org");
    console.page().locator("#alert-from").fill("22:00");
    console.page().locator("#alert-to").fill("07:00");
    console.button(form, "Save the endpoint").click();

    console.says(name + " is saved.");
    console.says(console.row(name), "second@example.org");
    console.says(console.row(name), "22:00 to 07:00");
    console.appears(console.part("New endpoint"));
    deleteEndpoint(name);
  }

  @Test
  void changeOfAnAlertEndpointIsNotLostToAnother() {
    String name = "Night watch " + UUID.randomUUID();
    addMailEndpoint(name);
    console.button(console.row(name), "Change").click();
    Locator form = console.part("Change " + name);
    console.appears(form);
    console.button(console.row(name), "Deactivate").click();
    console.says(name + " no longer receives alerts.");

    console.page().locator("#alert-when").selectOption("late");
    console.button(form, "Save the endpoint").click();

    console.says(form, "Not saved: somebody else has changed " + name);
    assertThat(console.page().locator("#alert-when")).hasValue("");
    console.page().locator("#alert-when").selectOption("late");
    console.button(form, "Save the endpoint").click();
    console.says(name + " is saved.");
    console.says(console.row(name), "unacknowledged alerts");
    deleteEndpoint(name);
  }

  private void addMailEndpoint(String name) {
    console.go("Alerts");
    console.type("Name of the endpoint", name);
    console.field("Channel").selectOption("mail");
    console.type("Mail addresses, separated by spaces", ada.email());
    console.press("Add the endpoint");
    console.says(name + " receives alerts from now on.");
  }

  private void deleteEndpoint(String name) {
    console.button(console.row(name), "Delete").click();
    console.click("Delete it");
    console.says(name + " is deleted.");
  }
}
