package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.browser.Console;
import org.headgate.system.client.Person;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Operators see in the console what is wrong, and repair it while the server runs. */
class ConsoleMendIT extends ConsoleMendSteps {

  @Test
  void exhaustedPoolIsReportedAndRepairedWithoutARestart() throws SQLException {
    setPoolSize(2);
    console.goTo("#/");
    console.says(console.state(), "Healthy.");
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      makeSignUpsSlow(statement);
      signUps(6);

      console.says(
          console.state(),
          "Platform pool is full up to what it keeps for other work: 2 of 3 in use",
          AT_A_GLANCE);
      console.says(console.state(), "held by one slow statement");
      console.goTo("#/pools/platform/tune");
      console.field("and revert unless kept within").selectOption("5 min");
      ask("Pool size, connections", "8");
      console.says(console.part("Pending change"), "pool size 2 to 8");
      console.press("Keep");
      console.says("Something is wrong with the pool, so the change cannot be kept");
      console.goTo("#/");
      console.says(console.part("Findings"), "See and end long queries");
      isNoLongerFull();

      console.link("See and end long queries").first().click();
      makeSignUpsFast(statement);
      endAllLongQueries();
      console.goTo("#/pools/platform/tune");
      console.says(console.state(), "Healthy.");
      console.press("Keep");
      console.says(console.part("Pending change"), "Kept until the next start");
    }
  }

  @Test
  void unconfirmedChangeIsRevertedLive() {
    console.goTo("#/pools/userdata/tune");
    console.says(console.state(), "User data 0 of 15 in use");

    console.field("and revert unless kept within").selectOption("30 s");
    ask("Overflow, connections", "0");

    Locator waits = console.part("Pending change");
    console.says(waits, "overflow 10 to 0");
    console.says(waits, "Reverts in");
    console.says(console.state(), "User data 0 of 5 in use");
    console.says(waits, "Reverted: ", UNTIL_TAKEN_BACK);
    console.says(console.state(), "User data 0 of 15 in use");
    console.says(console.part("Change history"), "Reverted");
  }

  @Test
  void idleTransactionIsReportedWithCureAndTerminated() throws SQLException {
    Person ada = Person.user(headgate);
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute(
          "update platform.account set full_name = full_name where email = '" + ada.email() + "'");
      callers.execute(() -> ada.logIn(Person.PASSWORD));

      Locator findings = console.part("Findings");
      console.says(findings, "Idle in transaction");
      console.says(findings, "Evidence");
      console.says(findings, "What to do");
      assertThat(findings).not().containsText("too small");
      console.link("See and end the transaction").first().click();
      console.says(console.part("Locks"), "blocks others: idle in transaction");
      console.press(endOf(console.part("Locks")).first());
      console.says("Its transaction is rolled back");
      console.press("Terminate the process");

      console.says("was terminated; its transaction is rolled back.");
      console.says(console.part("Locks"), "Nothing waits for a lock.");
      console.goTo("#/audit");
      console.says("Connection terminated");
    }
  }

  /**
   * The check of every caller reads that table; whoever is logged in can still end what is in the
   * way.
   */
  @Test
  void lockHolderIsTerminated() throws SQLException {
    Person ada = Person.user(headgate);
    console.goTo("#/");
    console.says(console.state(), "Healthy.");
    try (Connection outside = headgate.connection();
        Statement statement = outside.createStatement()) {
      outside.setAutoCommit(false);
      statement.execute("lock table platform.account");
      callers.execute(ada::me);

      console.says(
          console.state(),
          "has locked platform.account and is idle in a transaction for",
          AT_A_GLANCE);
      console.state().getByText(Pattern.compile("End \\d+")).click();
      console.click("Terminate the process");

      console.says("was terminated; its transaction is rolled back.");
      console.says(console.state(), "Healthy.");
      console.says(console.state(), "had locked platform.account for");
      console.says(console.state(), "; you ended it");
    }
    ada.me().then().statusCode(200);
  }

  @Test
  void changeIsConfirmedAndAnotherReverted() {
    console.go("Pools");
    console.go("User data");
    console.says(console.state(), "User data 0 of 15 in use");
    Locator waits = console.part("Pending change");

    ask("Pool size, connections", "6");
    console.says(waits, "pool size 5 to 6");
    console.click("Keep");
    console.says(waits, "Kept until the next start");

    ask("Overflow, connections", "12");
    console.says(waits, "overflow 10 to 12");
    console.press("Revert");
    console.says(waits, "Reverted");

    Locator history = console.part("Change history");
    console.says(history, "Kept");
    console.says(history, "Reverted");
    console.says("User data may have 16 connections");
    ask("Pool size, connections", "5");
    console.says(waits, "pool size 6 to 5");
    console.click("Keep");
    console.says("User data may have 15 connections");
  }

  @Test
  void poolSizeAboveTheBudgetIsRefused() {
    console.go("Pools");

    ask("Pool size, connections", "500");

    console.says(console.part("Tune"), "will be refused");
    console.says(console.part("Tune"), "Trace ");
  }

  /** Other tests have just done harm to the pool, or the server is too young. */
  @Test
  void noAdviceIsGivenInTheFirstQuarterOfAnHour() {
    console.goTo("#/pools/platform");

    console.says(console.part("Advice"), "No change needed");
    assertThat(console.button("Apply this advice")).isHidden();
  }

  /** The server would give one only after a quarter of an hour. */
  @Test
  void adviceIsAppliedAndReverted() {
    setPoolSize(9);
    String advice =
        Person.administrator(headgate)
            .asCaller()
            .get("/admin/pools/platform/advice")
            .asString()
            .replaceFirst("\"pool_size\":\\d+", "\"pool_size\":8");
    Route.FulfillOptions answer =
        new Route.FulfillOptions().setContentType("application/json").setBody(advice);
    console.page().route("**/advice", route -> route.fulfill(answer));

    console.press("Apply this advice");

    console.press("Revert");
    console.says(console.part("Pending change"), "the previous values apply again");
  }

  @Test
  void poolIsTestedByMouseAndPurgedByKeyboard() {
    console.go("Pools");

    console.click("Test");
    console.says(console.part("Maintenance"), "The server answered in");

    console.press("Purge");
    console.says("Replace all connections of platform?");
    console.press(console.button(console.question(), "Purge"));
    console.says(console.part("Maintenance"), "Idle connections are replaced");
  }

  @Test
  void unreachableServerIsReportedAndRecovers(Browser browser) throws IOException {
    int port = URI.create(headgate.url("/")).getPort();
    try (TcpProxy network = TcpProxy.to(port);
        Console distant =
            Console.ofAdministrator(
                headgate, browser, "http://localhost:" + network.port() + "/console/")) {
      distant.says(distant.state(), "Healthy.");

      network.redirect(new PortAllocator().any());
      network.cut();
      distant.says(distant.state(), "The server has been unreachable");
      network.redirect(port);

      distant.says(distant.state(), "Healthy.");
      assertThat(distant.complaints()).isEmpty();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "long", matches = "true")
  void restartedServerIsReachedAgain() throws Exception {
    console.says(console.state(), "Healthy.");

    headgate.endServer();
    console.says(console.state(), "The server has been unreachable");
    headgate.serve();

    console.says(console.state(), "Healthy.");
    assertThat(console.complaints()).isEmpty();
  }
}
