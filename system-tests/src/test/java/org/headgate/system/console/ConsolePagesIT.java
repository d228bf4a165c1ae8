package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.headgate.system.browser.Console;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.junit.jupiter.api.Test;

/** Accounts, schedules and the audit log in the console, by mouse and by keys. */
class ConsolePagesIT extends ConsoleSteps {

  private static final String NEW_PASSWORD = "eleven herons below the dam";

  private final Person ada = Person.user(headgate);

  @Test
  void signingKeysAreListedAndRevocationNeedsConfirmation() {
    console.go("Signing keys");

    console.says(console.part("All"), "RS256");
    console.button(console.part("All"), "Revoke").first().click();
    console.says(console.question(), "sessions stay and get tokens of another key");
    console.click("Leave it");
  }

  @Test
  void scheduleIsPausedByMouseAndTriggeredByKeyboard() {
    ada.asCaller()
        .body(
            Map.of(
                "name", "Weirs of " + ada.email(),
                "trigger", Map.of("type", "interval", "every", "PT1H"),
                "action", Map.of("type", "email", "subject", "Weirs", "body", "Look after them")))
        .post("/schedules")
        .then()
        .statusCode(201);
    console.go("Schedules");
    console.link("Weirs of " + ada.email()).click();
    console.says(console.part("Next runs"), ":");

    console.click("Pause");
    console.says("is paused.");
    console.press("Resume");
    console.says("is active again.");
    console.press("Run now");

    console.says("runs now.");
    console.says(console.part("History"), "manual");
  }

  @Test
  void failingSchedulesAreFoundAndRunTogether() {
    String name = "Leaks of " + ada.email();
    String id =
        ada.asCaller()
            .body(
                Map.of(
                    "name", name,
                    "trigger", Map.of("type", "interval", "every", "PT1H"),
                    "action", Map.of("type", "email", "subject", "Leaks", "body", "Mend them")))
            .post("/schedules")
            .path("id");
    new Sql(headgate.databaseUrl())
        .update(
            "update platform.schedule set consecutive_failures = 9 where id = cast(? as uuid)", id);
    console.go("Schedules");
    console.type("Name", name);
    console.field("Outcome").selectOption("true");
    console.press("Show");

    console.says(console.row(name), "failed 9 times in a row");
    console.says(console.row(name), "not run yet");
    console.press("Run all failing schedules");
    console.says(console.question(), "now?");
    console.click("Run them");
    console.says("run now.");
    ada.asCaller()
        .get("/schedules/" + id + "/executions")
        .then()
        .body("items.kind", hasItem("manual"));
  }

  @Test
  void sizeBelowOneIsRefusedWhileTyping() {
    console.goTo("#/pools/platform");
    console.type("Pool size, connections", "-5");

    console.says(console.part("Tune"), "1 connection or more.");
    assertThat(console.button("Apply")).isDisabled();
    console.type("Pool size, connections", "4");
    assertThat(console.button("Apply")).isEnabled();
  }

  @Test
  void schedulesAreListedByState() {
    console.goTo("#/schedules?query=housekeeping");
    console.link("housekeeping").click();
    console.says("every 5");
    console.goTo("#/schedules?query=housekeeping");
    console.appears(console.link("housekeeping"));
    console.field("State").selectOption("paused");
    console.press("Show");
    console.isGone(console.link("housekeeping"));
    console.press("Clear");
    assertThat(console.field("State")).hasValue("");
    assertThat(console.field("Name")).isFocused();
    assertThat(console.page()).hasURL(Pattern.compile("#/schedules$"));
  }

  @Test
  void auditLogIsSearchedSavedAndVerified() {
    console.go("Audit");
    console.field("What").selectOption("account.signup");
    console.type("To whom or what: e-mail or id", ada.email());
    console.press("Show");
    assertThat(console.row("Signed up")).hasCount(1);
    assertThat(console.row("Logged in")).hasCount(0);
    assertThat(console.link(ada.email()).first())
        .hasAttribute("href", "#/accounts/" + ada.me().path("id"));
    Download saved = console.page().waitForDownload(() -> console.press("Save as CSV"));
    assertEquals("headgate-audit.csv", saved.suggestedFilename());
    console.says("1 entry saved.");

    console.press("Verify the log");

    console.says("Intact: ");
  }

  @Test
  void searchIsKeptInTheUrlAndUndoneByBack() {
    console.go("Audit");
    console.type("To whom or what: e-mail or id", ada.email());
    console.press("Show");
    assertThat(console.row("Signed up")).hasCount(1);

    console.page().reload();
    assertThat(console.field("To whom or what: e-mail or id")).hasValue(ada.email());
    assertThat(console.row("Signed up")).hasCount(1);

    console.link(ada.email()).first().click();
    console.says("Counters");
    console.page().goBack();
    assertThat(console.field("To whom or what: e-mail or id")).hasValue(ada.email());
    console.page().goBack();
    assertThat(console.field("To whom or what: e-mail or id")).hasValue("");
  }

  @Test
  void pagesAndAccountsAreFoundByKeyboard() {
    console.says("Healthy");
    console.page().keyboard().press("/");
    console.page().keyboard().type("audi");
    console.page().keyboard().press("Enter");
    console.says("Verify the log");

    console.page().keyboard().press("Control+k");
    console.page().keyboard().type(ada.email());
    console.appears(console.page().getByRole(AriaRole.OPTION).getByText(ada.email()));
    console.page().keyboard().press("Enter");
    console.says(console.part("Audit"), "Signed up");

    console.page().keyboard().press("Control+k");
    console.page().keyboard().type("nothing of this name");
    console.says(console.question(), "Nothing found.");
    console.page().keyboard().press("Escape");
    console.page().keyboard().press("/");
    console.page().keyboard().type("new webhook");
    console.page().keyboard().press("Enter");
    assertThat(console.part("New webhook").locator("h2")).isFocused();
  }

  @Test
  void refusedSearchClearsTheRows() {
    console.go("Audit");
    console.says("Logged in");
    console.type("Who: e-mail, id, anonymous or system", "nobody at all");
    console.press("Show");

    console.says(console.part("Search"), "Must be an account's id or e-mail address");
    assertThat(console.part("Search").getByText("Must be")).hasCount(1);
    assertThat(console.row("Logged in")).hasCount(0);
  }

  @Test
  void ownPasswordIsChangedAndOtherSessionEnded(Browser browser) {
    try (Console own = Console.at(headgate, browser)) {
      own.logIn(ada.email(), Person.PASSWORD);
      own.go("My account");
      own.type("Current password", "not the password");
      own.type("New password", NEW_PASSWORD);
      own.press("Change password");
      own.says(own.part("Password"), "Trace ");

      own.button(own.part("Sessions"), "End").click();
      own.says("That session has ended.");
      ada.me().then().statusCode(401);

      own.type("Current password", Person.PASSWORD);
      own.type("New password", NEW_PASSWORD);
      own.press("Change password");
      own.says("The password is changed; all other sessions have ended.");
    }
  }
}
