package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.headgate.system.browser.Chromium;
import org.headgate.system.browser.Console;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A console session over several tabs and reloads, in a real Chromium. */
@ExtendWith(Chromium.class)
class ConsoleTabsIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void sessionAndHistorySurviveReloadAndEndWithLogOut(Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.says(console.state(), "Healthy");
      console.page().reload();

      console.says(console.state(), "Healthy");
      assertThat(console.page().evaluate("'headgate.history' in sessionStorage")).isEqualTo(true);
      console.click("Log out");

      console.appears(console.field("E-mail"));
      assertThat(console.page().evaluate("sessionStorage.length")).isEqualTo(0);
    }
  }

  @Test
  void secondTabSharesLogInAndLogOut(Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      Page second = console.page().context().newPage();
      second.navigate(headgate.url("/console/#/accounts"));
      assertThat(second.getByRole(AriaRole.HEADING, heading("Accounts"))).isVisible();
      assertThat(second.evaluate("JSON.stringify({...localStorage})").toString())
          .doesNotContain("access_token", "refresh_token");

      second.getByText("Log out", new Page.GetByTextOptions().setExact(true)).click();

      console.says("Logged out in another tab.");
      console.appears(console.field("E-mail"));
    }
  }

  @Test
  void logInAppliesToTheOtherTab(Browser browser) {
    try (Console console = Console.at(headgate, browser)) {
      assertThat(console.field("E-mail")).isFocused();
      Page second = console.page().context().newPage();
      second.navigate(headgate.url("/console/"));
      second.getByLabel("E-mail").fill(headgate.administrator().email());
      second
          .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
          .fill(headgate.administrator().password());
      second.keyboard().press("Enter");

      console.says(console.state(), "Healthy");
    }
  }

  @Test
  void backgroundTabShowsDiagnosisInItsTitle(Browser browser) {
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.says(console.state(), "Healthy");
      console.go("Departments");
      assertThat(console.page()).hasTitle("Departments \u00b7 Headgate");

      console
          .page()
          .evaluate(
              "Object.defineProperty(document, 'hidden', { get: () => true });"
                  + "document.dispatchEvent(new Event('visibilitychange'))");

      assertThat(console.page()).hasTitle("Healthy \u00b7 Departments \u00b7 Headgate");
    }
  }

  private static Page.GetByRoleOptions heading(String name) {
    return named(name).setLevel(1);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
