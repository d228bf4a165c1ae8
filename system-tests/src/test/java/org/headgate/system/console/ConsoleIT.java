package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.headgate.system.browser.Chromium;
import org.headgate.system.browser.Console;
import org.headgate.system.client.Authenticator;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in, log-out and the pages of each role in the console, in a real Chromium. */
@ExtendWith(Chromium.class)
class ConsoleIT {

  private static final Path PICTURES = Path.of(System.getProperty("headgate.tests"), "pictures");

  private final Headgate headgate = Headgate.shared();

  @Test
  void administratorsSeeThePoolsAfterLogIn(Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.says(console.state(), "Healthy");
      console.appears(console.link("Platform"));
      console.appears(console.link("User data"));
      console.says("a second");
      console.says("connections for 1 node");

      console
          .page()
          .screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("overview.png")));
      assertThat(console.complaints()).isEmpty();
    }
  }

  /** The requests from the log-in to the overview, without the stream. */
  private static final String TAKEN =
      "files => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
          + ".filter(({ name }) => name.includes(files))"
          + ".reduce(([number, bytes], { transferSize }) => [number + 1, bytes + transferSize], [0, 0])";

  @Test
  void firstPageIsSmall(Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.says(console.state(), "Healthy");

      List<?> all = (List<?>) console.page().evaluate(TAKEN, "");
      List<?> files = (List<?>) console.page().evaluate(TAKEN, "/console/");
      System.out.println(
          "FIGURE requests and bytes of the first page: %s; of its files: %s"
              .formatted(all, files));
      assertThat(((Number) all.get(0)).intValue()).isLessThan(15);
      assertThat(((Number) files.get(1)).intValue()).isPositive().isLessThan(100_000);
    }
  }

  @Test
  void keyboardSufficesToLogInAndNavigate(Browser browser) {
    try (Console console = Console.at(headgate, browser)) {
      assertThat(console.field("E-mail")).isFocused();
      console.page().keyboard().type(headgate.administrator().email());
      console.page().keyboard().press("Tab");
      console.page().keyboard().type(headgate.administrator().password());
      console.page().keyboard().press("Enter");

      console.press(console.link("Database"));

      console.says(console.part("Connections"), "headgate-platform");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 1600})
  void allLinksAreVisibleOnWideScreens(int width, Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.page().setViewportSize(width, 900);
      Locator links =
          console.page().getByRole(AriaRole.NAVIGATION, named("Console")).getByRole(AriaRole.LINK);

      assertThat(links.nth(13)).isVisible();
      links
          .all()
          .forEach(
              link ->
                  assertThat(link)
                      .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1)));
      assertThat(console.button("Menu")).isHidden();
    }
  }

  @Test
  void navigationUnfoldsOnNarrowScreens(Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.page().setViewportSize(390, 900);
      assertThat(console.link("Audit")).isHidden();

      console.press("Menu");
      assertThat(console.button("Menu")).hasAttribute("aria-expanded", "true");
      assertThat(console.page().locator("nav [aria-current=page]")).isFocused();
      console.page().keyboard().press("Escape");
      assertThat(console.link("Audit")).isHidden();
      assertThat(console.button("Menu")).isFocused();
      console.press("Menu");
      console.press(console.link("Audit"));

      console.says("Verify the log");
      assertThat(console.link("Audit")).isHidden();
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void wrongPasswordsAreExplained(Browser browser) {
    try (Console console = Console.at(headgate, browser)) {
      console.logIn(headgate.administrator().email(), "not the password");

      console.says("E-mail or password is wrong.");
      console.says("Trace ");
      assertThat(console.field("Password")).isVisible();
    }
  }

  @Test
  void typedPasswordCanBeShown(Browser browser) {
    try (Console console = Console.at(headgate, browser)) {
      assertThat(console.field("Password")).hasAttribute("type", "password");
      console.field("Password").fill("what I typed");
      console.click("Show what is typed");
      assertThat(console.field("Password")).hasAttribute("type", "text");

      console.field("Password").focus();
      console.field("E-mail").focus();

      assertThat(console.field("Password")).hasAttribute("type", "password");
    }
  }

  @Test
  void usersSeeOnlyTheirOwnPages(Browser browser) {
    Person ada = Person.user(headgate);
    try (Console console = Console.at(headgate, browser)) {
      console.logIn(ada.email(), Person.PASSWORD);

      console.says("What runs for you, and when.");
      assertThat(console.link("My account")).isVisible();
      assertThat(console.link("Pools")).hasCount(0);
      assertThat(console.link("Accounts")).hasCount(0);
    }
  }

  @Test
  void operatorsSeePoolsButNoAdministration(Browser browser) {
    Person operator = Person.operator(headgate);
    try (Console console = Console.at(headgate, browser)) {
      console.logIn(operator.email(), Person.PASSWORD);

      console.says(console.state(), "Healthy");
      assertThat(console.link("Database")).isVisible();
      assertThat(console.link("Accounts")).hasCount(0);
      assertThat(console.link("Audit")).hasCount(0);
    }
  }

  @Test
  void idleSessionsEndAfterAWarning(Browser browser) {
    try (Console console = Console.at(headgate, browser)) {
      console.page().clock().install();
      console.logIn(headgate.administrator().email(), headgate.administrator().password());
      console.says(console.state(), "Healthy");

      console.page().clock().fastForward(Duration.ofMinutes(61).toMillis());
      console.says("Are you still there?");
      console.page().clock().fastForward(Duration.ofMinutes(2).toMillis());

      console.says("Nobody used the console for an hour. Log in again.");
      assertThat(console.page().evaluate("sessionStorage.length")).isEqualTo(0);
    }
  }

  @Test
  void secondFactorIsEnrolledUsedAndRemoved(Browser browser) {
    Person ada = Person.user(headgate);
    try (Console console = Console.at(headgate, browser)) {
      List<String> marks = new ArrayList<>();
      console
          .page()
          .onRequest(
              request -> {
                if (request.url().endsWith("/auth/mfa")) {
                  marks.add(request.headers().getOrDefault("device-token", "none"));
                }
              });
      console.logIn(ada.email(), Person.PASSWORD);
      Authenticator app = enrolled(console, ada);
      String recoveryCode = console.page().locator(".recovery code").first().textContent();
      console.click("Log out");

      console.logIn(ada.email(), Person.PASSWORD);
      console.type("Code from your authenticator", app.wrongCode());
      console.press("Continue");
      console.says("The code is wrong or has expired.");
      console.press("Use a recovery code instead");
      console.type("Recovery code", recoveryCode);
      console.press("Continue");

      console.go("My account");
      console.type("Your password", Person.PASSWORD);
      console.press("Remove it");
      console.says("The authenticator app is removed");
      assertThat(marks).hasSize(2).allMatch(mark -> mark.startsWith("hgd_"));
    }
  }

  /** Sets up an app some minutes after the log-in; its recovery codes are shown at the end. */
  private static Authenticator enrolled(Console console, Person person) {
    console.go("My account");
    console.appears(console.button("Set up an authenticator app"));
    person.ageSessions(Duration.ofMinutes(6));
    console.click("Set up an authenticator app");
    console.type("Your password", Person.PASSWORD);
    console.press("Continue");
    Locator secret = console.page().locator("code.secret");
    console.appears(secret);
    Authenticator app = new Authenticator(secret.textContent());
    console.type("Code from the app", app.code());
    console.press("Confirm");
    console.says("Store these recovery codes");
    return app;
  }
}
