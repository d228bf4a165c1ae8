package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Pattern;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creation and removal of user and service accounts in the console, by the keys alone. */
class ConsoleAccountsIT extends ConsoleSteps {

  private static final Pattern SECRET = Pattern.compile("hgs_[\\w-]+");

  private final Person person = Person.stranger(headgate);

  @Test
  void accountIsCreatedAndDeleted() {
    console.go("Accounts");
    console.type("E-mail of the new account", person.email());
    console.type("Password (optional)", Person.PASSWORD);
    console.field("The address is verified").check();
    console.press("Create the account");
    console.says(person.email() + " has an account.");
    person.keep(person.logIn(Person.PASSWORD));

    console.type("E-mail or name", person.email());
    console.press("Show");
    console.press(console.link(person.email()));
    console.press("Mail a code for a new password");
    console.says("The mail is being sent");
    console.press("Delete");
    console.says(console.question(), "cannot be undone");
    console.press("Delete it");

    console.says("The account is deleted; its owner's data is being erased.");
    person.me().then().statusCode(401);
  }

  @Test
  void controlsAreDisabledUntilAccountIsShown() {
    String id = Person.user(headgate).me().path("id");
    Deque<Route> requests = new ArrayDeque<>();
    console.page().route("**/api/v1/admin/users/" + id, requests::add);

    console.goTo("#/accounts/" + id);
    console.page().waitForCondition(() -> !requests.isEmpty());
    assertThat(console.button("Save the roles")).isDisabled();
    assertThat(console.button("Save the department")).isDisabled();
    assertThat(console.button("Delete")).isDisabled();
    assertThat(console.field("operator")).isDisabled();

    requests.remove().resume();
    assertThat(console.button("Save the roles")).isEnabled();
    assertThat(console.button("Save the department")).isEnabled();
    assertThat(console.button("Delete")).isEnabled();
    assertThat(console.field("operator")).isEnabled();
  }

  @Test
  void takenAddressesAreReported() {
    console.go("Accounts");
    console.type("E-mail of the new account", Person.user(headgate).email());
    console.press("Create the account");

    console.says(console.part("New account"), "Trace ");
  }

  @Test
  void invitationIsRepeatedAndWithdrawn() {
    console.go("Accounts");
    console.type("E-mail to invite", person.email());
    console.press("Invite");
    console.says(person.email() + " is invited; the mail is being sent.");

    Locator row =
        console
            .part("Invitations")
            .locator("tbody tr")
            .filter(new Locator.FilterOptions().setHasText(person.email()));
    console.appears(row);
    console.press(console.button(row, "Withdraw"));
    console.says(console.question(), "The code in the mail stops working.");
    assertAccessible("an invitation and a question");
    console.press("Withdraw it");

    console.says("The invitation of " + person.email() + " is withdrawn.");
    console.isGone(row);
  }

  @Test
  void accountsAreImportedFromAFile(@TempDir Path directory) throws IOException {
    String lines =
        """
        {"external_id": "%1$s", "email": "%1$s"}
        {"external_id": "second of %1$s", "email": "no address"}
        """
            .formatted(person.email());
    Path file = Files.writeString(directory.resolve("accounts.ndjson"), lines);
    console.go("Accounts");
    console.field("File of accounts (NDJSON)").setInputFiles(file);
    console.press("Import the file");

    Locator part = console.part("Import");
    console.says(part, "1 account created, 0 already there, 1 line refused.");
    console.says(part, "Line 2: email");
    assertAccessible("an import with a refused line");
  }

  @Test
  void serviceAccountSecretIsAddedAndAccountDeactivated() {
    String name = "Orders of " + person.email();
    console.go("Service accounts");
    console.type("Name of the service account", name);
    console.type("Scopes, separated by spaces", "introspect");
    console.press("Create the service account");
    console.says(name + " is created. It needs a secret to get tokens.");
    Locator row = console.row(name);
    console.press(console.button(row, "Add a secret"));
    console.says(name + " has 1 secret now.");

    assertAccessible("a service account with its secret");
    String client = row.locator("td").nth(1).textContent();
    token(client, console.shownSecret(SECRET))
        .then()
        .statusCode(200)
        .body("scope", equalTo("introspect"));
    console.says(row, "never used");
    console.press(console.button(row, "Deactivate"));
    console.says(name + " gets no more tokens.");
    token(client, console.shownSecret(SECRET)).then().statusCode(401);
    console.press(console.button(row, "Delete"));
    console.press("Delete it");

    console.says(name + " is deleted.");
    console.isGone(row);
  }

  private Response token(String client, String secret) {
    return headgate
        .root()
        .contentType("application/x-www-form-urlencoded")
        .formParams(
            Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret))
        .post("/api/v1/oauth/token");
  }
}
