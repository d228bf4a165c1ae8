package org.headgate.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator sees in the console what is wrong, and mends it while the server runs. */
@ExtendWith(Chromium.class)
class ConsoleMendIT {

  private static final double PATIENCE_MILLISECONDS = 30_000;

  private static Headgate headgate;
  private final ExecutorService callers = Executors.newFixedThreadPool(2);
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws InterruptedException {
    headgate = Headgate.started("console", Map.of());
    headgate.startServer();
    new Health(headgate).awaitReady();
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @BeforeEach
  void logIn(Browser browser) {
    context = browser.newContext();
    page = context.newPage();
    page.navigate(headgate.url("/console/"));
    page.getByLabel("E-mail").fill(headgate.administrator().email());
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill(headgate.administrator().password());
    page.keyboard().press("Enter");
    appears(page.getByRole(AriaRole.LINK, named("Pools")));
  }

  @AfterEach
  void leave() {
    callers.shutdownNow();
    context.close();
  }

  @Test
  void theOverviewNamesAForgottenTransactionWithItsCure() throws SQLException {
    appears(page.getByRole(AriaRole.HEADING, named("Platform")));
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute("lock table platform.account in access exclusive mode");
      for (int caller = 0; caller < 2; caller++) {
        callers.execute(() -> Person.stranger(headgate).logIn("no such password here"));
      }

      Locator findings = page.getByRole(AriaRole.REGION, named("Findings"));
      says(findings, "Idle in transaction");
      says(findings, "Evidence");
      says(findings, "Cure");
      outside.rollback();
    }
    says(page.getByRole(AriaRole.REGION, named("State")), "Healthy.");
  }

  @Test
  void aChangeIsKeptAndAnotherTakenBack() {
    page.getByRole(AriaRole.LINK, named("Pools")).click();
    page.getByRole(AriaRole.LINK, named("User data")).click();
    says(page.getByRole(AriaRole.REGION, named("State")), "User data 0 of 15 in use");
    Locator waits = page.getByRole(AriaRole.REGION, named("Change that waits"));

    ask("Pool size, connections", "6");
    says(waits, "pool size 5 to 6");
    page.getByRole(AriaRole.BUTTON, named("Keep")).click();
    says(waits, "Kept until the next start");

    ask("Overflow, connections", "12");
    says(waits, "overflow 10 to 12");
    page.getByRole(AriaRole.BUTTON, named("Take back")).click();
    says(waits, "Taken back");

    Locator history = page.getByRole(AriaRole.REGION, named("History of changes"));
    says(history, "Confirmed");
    says(history, "Reverted");
    says(page.locator("body"), "User data may have 16 connections");
  }

  @Test
  void moreThanTheBudgetIsRefusedInWords() {
    page.getByRole(AriaRole.LINK, named("Pools")).click();

    ask("Pool size, connections", "500");

    says(page.getByRole(AriaRole.REGION, named("Tune")), "it will be refused");
    says(page.getByRole(AriaRole.REGION, named("Tune")), "Trace ");
  }

  @Test
  void aTestOfAPoolSaysHowItWent() {
    page.getByRole(AriaRole.LINK, named("Pools")).click();

    page.getByRole(AriaRole.BUTTON, named("Test")).click();

    says(page.getByRole(AriaRole.REGION, named("Care")), "The server answered in");
  }

  private void ask(String knob, String value) {
    Locator number = page.getByLabel(knob, new Page.GetByLabelOptions().setExact(true));
    appears(number);
    number.fill(value);
    page.getByRole(AriaRole.BUTTON, named("Apply")).click();
  }

  private static void appears(Locator locator) {
    assertThat(locator)
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLISECONDS));
  }

  private static void says(Locator locator, String words) {
    assertThat(locator)
        .containsText(
            words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLISECONDS));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
