package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.headgate.system.browser.Chromium;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A passkey is added, used and removed in the console, with Chromium's virtual authenticator. */
@ExtendWith(Chromium.class)
class PasskeyConsoleIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void passkeyIsAddedUsedForLogInAndRemoved(Browser browser) {
    Person ada = Person.operator(headgate);
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      List<String> complaints = new ArrayList<>();
      page.onPageError(complaints::add);
      plugIn(context.newCDPSession(page));
      page.navigate(headgate.url("/console/"));
      logIn(page, ada);
      ownAccount(page);

      Locator passkeys = page.getByRole(AriaRole.REGION, named("Passkeys"));
      passkeys.getByLabel("Name").fill("Virtual key");
      passkeys.getByLabel("Password").fill(Person.PASSWORD);
      passkeys.getByRole(AriaRole.BUTTON, button("Add a passkey")).click();
      assertThat(passkeys).containsText("Store these recovery codes");
      assertThat(passkeys).containsText("Virtual key");

      logOut(page);
      page.getByRole(AriaRole.BUTTON, named("Log in with a passkey")).click();
      assertThat(page.getByRole(AriaRole.BUTTON, named("Log out"))).isVisible();

      logOut(page);
      logIn(page, ada);
      page.getByRole(AriaRole.BUTTON, named("Use a passkey instead")).click();
      assertThat(page.getByRole(AriaRole.BUTTON, named("Log out"))).isVisible();

      ownAccount(page);
      passkeys.getByRole(AriaRole.BUTTON, button("Remove")).click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      dialog.getByLabel("Password").fill(Person.PASSWORD);
      dialog.getByRole(AriaRole.BUTTON, button("Remove")).click();
      assertThat(passkeys.getByText("No passkeys yet")).isVisible();
      assertThat(complaints).isEmpty();
    }
    assertThat(ada.me().statusCode()).as("all other sessions have ended").isEqualTo(401);
    ada.keep(ada.logIn(Person.PASSWORD));
    assertThat(ada.me().<Boolean>path("mfa_enabled")).isFalse();
  }

  /** An authenticator of the machine's own that asks its user, who always agrees. */
  private static void plugIn(CDPSession protocol) {
    protocol.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject arguments = new JsonObject();
    arguments.add("options", options);
    protocol.send("WebAuthn.addVirtualAuthenticator", arguments);
  }

  private static void logIn(Page page, Person person) {
    page.getByLabel("E-mail").fill(person.email());
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Person.PASSWORD);
    page.keyboard().press("Enter");
  }

  private static void logOut(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Log out")).click();
    assertThat(page.getByLabel("E-mail")).isVisible();
  }

  private static void ownAccount(Page page) {
    page.navigate(page.url().replaceAll("#.*", "") + "#/me");
    assertThat(page.getByRole(AriaRole.HEADING, named("My account"))).isVisible();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions button(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
