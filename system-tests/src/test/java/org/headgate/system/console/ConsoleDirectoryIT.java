package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.junit.jupiter.api.Test;

/** Administration of accounts and departments in the console, by mouse and by keys. */
class ConsoleDirectoryIT extends ConsoleSteps {

  private final Person ada = Person.user(headgate);

  @Test
  void accountIsFoundAndDeactivatedByMouse() {
    console.go("Accounts");
    console.field("E-mail or name").fill(ada.email());
    console.click("Show");
    assertThat(console.page().locator(".found")).hasText("1 account");
    console.link(ada.email()).click();
    console.says(console.part("Audit"), "Signed up");

    console.click("Deactivate");
    console.button(console.question(), "Deactivate").click();
    console.says("The account is deactivated; its sessions have ended.");
    ada.me().then().statusCode(401);

    console.click("Activate");
    console.says("The account may log in again.");
  }

  /** The key opens the link that it was meant for, though the rows before it leave. */
  @Test
  void linkKeepsItsFocusWhileTheListIsNarrowed() {
    String common = UUID.randomUUID() + "@example.org";
    create("first-" + common);
    String id = create("second-" + common);
    Deque<Route> held = new ArrayDeque<>();
    console.page().route(Pattern.compile("/admin/users\\?query=second"), held::add);
    console.goTo("#/accounts?query=" + common);
    console.appears(console.link("first-" + common));
    console.type("E-mail or name", "second-" + common);
    console.press("Show");
    console.page().waitForCondition(() -> !held.isEmpty());

    console.link("second-" + common).focus();
    held.remove().resume();
    console.isGone(console.link("first-" + common));
    console.page().keyboard().press("Enter");

    assertThat(console.page()).hasURL(Pattern.compile("#/accounts/" + id));
  }

  private String create(String email) {
    return Person.administrator(headgate)
        .asCaller()
        .body(Map.of("email", email, "verified", true))
        .post("/admin/users")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void refusedAddressesAreMarkedAndDomainsShownInUnicode() {
    String old = "jo-" + ada.email().substring(4, 40) + "@bücher.example";
    Sql sql = new Sql(headgate.databaseUrl());
    sql.update(
        "update platform.account set email = ? where email = ?",
        old.replace("bücher", "xn--bcher-kva"),
        ada.email());
    console.goTo("#/accounts/" + ada.me().path("id"));
    console.says(old);

    sql.update(
        "update platform.account set email = 'š' || email, email_refused = true where email = ?",
        old.replace("bücher", "xn--bcher-kva"));
    console.go("Accounts");
    console.field("Address").selectOption("true");
    console.click("Show");
    console.link("š" + old.replace("bücher", "xn--bcher-kva")).click();
    console.says("This address gets no more mail");
  }

  @Test
  void departmentIsCreatedRenamedAndDeleted() {
    String name = "Sluices of " + ada.email();
    console.go("Departments");

    console.type("Name of the department", name);
    console.click("Create the department");
    console.says("Department " + name + " created.");
    Locator row =
        console
            .part("All")
            .locator("tbody tr")
            .filter(new Locator.FilterOptions().setHasText(name));
    console.press(console.button(row, "Rename"));
    console.type("New name", name + " and weirs");
    assertAccessible("a department that is renamed");
    console.press("Rename it");
    console.says("Department " + name + " is called " + name + " and weirs now.");
    assertThat(console.button(row, "Rename")).isFocused();
    console.button(row, "Delete").click();
    console.click("Delete it");

    console.says("Department " + name + " and weirs deleted.");
    console.isGone(row);
  }

  @Test
  void grantingTheAdminRoleNeedsConfirmation() {
    console.goTo("#/accounts/" + ada.me().path("id"));
    console.says(console.part("Audit"), "Signed up");
    console.page().locator("#role-admin").check();
    console.press("Save the roles");

    console.says(console.question(), "an administrator?");
    console.click("Leave it");
    ada.me().then().body("roles", hasItem("user")).body("roles", not(hasItem("admin")));
  }

  @Test
  void rolesDepartmentAndLockAreChangedByKeyboard() {
    String department = "Weirs of " + ada.email();
    Person.administrator(headgate)
        .asCaller()
        .body(Map.of("name", department))
        .post("/admin/departments")
        .then()
        .statusCode(201);
    ada.logIn("not the password of anybody").then().statusCode(401);
    console.goTo("#/accounts/" + ada.me().path("id"));
    console.says(console.part("Counters"), "Passwords");

    console.field("operator").focus();
    console.page().keyboard().press("Space");
    console.press("Save the roles");
    console.says("The roles apply from the next request.");
    console.field("Department").selectOption(department);
    console.press("Save the department");
    console.says("The department is changed.");
    console.press("Unlock");

    console.says("Unlocked: failed log-ins and codes no longer count.");
    assertThat(console.button("Unlock")).isFocused();
    console.says(console.part("Counters"), "No failed attempts, and no codes sent.");
    console.says(console.part("Audit"), "Unlocked an account");
  }

  @Test
  void secondFactorsOfAnAccountAreRemoved() {
    AccountOwner owner = AccountOwner.withFactors(headgate);
    console.goTo("#/accounts/" + owner.person().me().path("id"));

    console.press("Remove the second factors");
    console.button(console.question(), "Remove them").click();

    console.says("The second factors are removed; every session has ended.");
    console.says(console.part("Audit"), "Removed a person's second factors");
    owner.person().me().then().statusCode(401);
  }

  @Test
  void sessionOfAnAccountIsEnded() {
    console.goTo("#/accounts/" + ada.me().path("id"));

    console.button(console.part("Sessions"), "End").click();

    console.says("That session has ended.");
    ada.me().then().statusCode(401);
  }
}
