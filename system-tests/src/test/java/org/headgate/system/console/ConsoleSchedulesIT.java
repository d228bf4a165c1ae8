package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.headgate.system.browser.Console;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Creation of schedules in the console, one by one and from a crontab. */
class ConsoleSchedulesIT extends ConsoleSteps {

  private final Person ada = Person.user(headgate);

  /** Shows the schedules of a user. */
  @Override
  Console open(Browser browser) {
    Console opened = Console.at(headgate, browser);
    opened.logIn(ada.email(), Person.PASSWORD);
    opened.go("Schedules");
    return opened;
  }

  @Test
  void scheduleIsPreviewedAndCreated() {
    Locator form = console.part("New schedule of your own");
    console.type("Name of the schedule", "Grease the sluices");
    console.type("Cron expression", "0 9 1 1 *");
    console.type("Subject of the mail", "Grease");
    console.type("Text of the mail", "All four of them");

    console.press("Preview");
    console.says(form, "1 Jan");
    assertThat(form.getByRole(AriaRole.LISTITEM)).hasCount(5);
    console.press("Create the schedule");

    console.says(form, "Grease the sluices is created.");
    console.appears(console.link("Grease the sluices"));
    assertThat(console.row("Grease the sluices")).containsText("active");
    assertThat(console.row("Grease the sluices")).containsText("not run yet");
    console.type("Name", "no such schedule");
    console.press("Show");
    console.says("No matching schedules");
  }

  @Test
  void ownScheduleIsDeleted() {
    console.type("Name of the schedule", "Grease the weirs");
    console.type("Subject of the mail", "Grease");
    console.type("Text of the mail", "Both of them");
    console.press("Create the schedule");
    console.press(console.link("Grease the weirs"));
    console.press("Delete");
    console.says(console.question(), "cannot be undone");
    console.press("Delete it");

    console.says("The schedule is deleted.");
    console.go("Schedules");
    console.says("No matching schedules");
  }

  @Test
  void invalidTriggersAreReportedBesideTheForm() {
    console.type("Name of the schedule", "Never");
    console.type("Cron expression", "0 25 * * *");

    console.press("Preview");

    assertThat(console.page().locator("#schedule-cron")).hasAttribute("aria-invalid", "true");
    assertThat(console.part("New schedule of your own").getByRole(AriaRole.ALERT)).hasCount(1);
  }

  @Test
  void crontabIsImportedLineByLine() {
    console
        .field("Lines of the crontab")
        .fill(
            "CRON_TZ=Asia/Tokyo\n30 4 * * * /usr/bin/dump\nMAILTO=ada\n61 4 * * * /usr/bin/tidy\n");
    console.type("URL to call with the command", "https://jobs.example.org/run");
    console.press("Import the lines");

    Locator part = console.part("Import a crontab");
    console.says(part, "1 schedule created, 2 lines not imported.");
    console.says(part, "Line 3: sets a variable");
    console.says(part, "Line 4: ");
    assertThat(console.field("Lines of the crontab"))
        .hasValue(
            "CRON_TZ=Asia/Tokyo\n# imported: 30 4 * * * /usr/bin/dump\nMAILTO=ada\n61 4 * * * /usr/bin/tidy\n");
    console.press("Import the lines");
    console.says(part, "0 schedules created, 2 lines not imported.");
    ada.asCaller()
        .get("/schedules")
        .then()
        .body("items.name", hasItem("/usr/bin/dump"))
        .body("items.name", not(hasItem("/usr/bin/tidy")))
        .body("items[0].action.payload.command", equalTo("/usr/bin/dump"))
        .body("items[0].trigger.time_zone", equalTo("Asia/Tokyo"))
        .body("items[0].consecutive_failures", equalTo(0));
  }
}
