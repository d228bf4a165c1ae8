package org.headgate.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console as an operator uses it, in a real Chromium. */
@ExtendWith(Chromium.class)
class ConsoleIT {

  private static final Path PICTURES = Path.of(System.getProperty("headgate.tests"), "pictures");

  private final Headgate headgate = Headgate.shared();

  @Test
  void anOperatorLogsInAndSeesBothPoolsAsTheyAre(Browser browser) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      List<String> complaints = complaintsOf(page);
      page.navigate(headgate.url("/console/"));
      logIn(page, headgate.administrator().password());

      assertThat(page.getByRole(AriaRole.HEADING, named("Platform"))).isVisible();
      assertThat(page.getByRole(AriaRole.HEADING, named("User data"))).isVisible();
      assertThat(page.locator("body")).containsText("Healthy");

      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("overview.png")));
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void theKeyboardIsEnoughToLogInAndToChangeThePage(Browser browser) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(headgate.url("/console/"));
      assertThat(page.getByLabel("E-mail")).isFocused();
      page.keyboard().type(headgate.administrator().email());
      page.keyboard().press("Tab");
      page.keyboard().type(headgate.administrator().password());
      page.keyboard().press("Enter");

      Locator database = page.getByRole(AriaRole.LINK, named("Database"));
      assertThat(database).isVisible();
      database.focus();
      page.keyboard().press("Enter");

      assertThat(page.getByRole(AriaRole.HEADING, named("Connections"))).isVisible();
      assertThat(page.locator("body")).containsText("headgate-platform");
    }
  }

  @Test
  void aSessionSurvivesAReloadAndEndsWithLogOut(Browser browser) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(headgate.url("/console/"));
      logIn(page, headgate.administrator().password());
      assertThat(page.getByRole(AriaRole.HEADING, named("Platform"))).isVisible();

      page.reload();
      assertThat(page.getByRole(AriaRole.HEADING, named("Platform"))).isVisible();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();

      assertThat(page.getByLabel("E-mail")).isVisible();
      assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    }
  }

  @Test
  void aWrongPasswordIsSaidInWords(Browser browser) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(headgate.url("/console/"));
      logIn(page, "not the password");

      assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
      assertThat(page.getByLabel("Password", exactly())).isVisible();
    }
  }

  private void logIn(Page page, String password) {
    page.getByLabel("E-mail").fill(headgate.administrator().email());
    page.getByLabel("Password", exactly()).fill(password);
    page.keyboard().press("Enter");
  }

  private static List<String> complaintsOf(Page page) {
    List<String> complaints = new ArrayList<>();
    page.onPageError(complaints::add);
    return complaints;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
