package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A console beside a server whose pool a test fills, locks and changes. */
abstract class ConsoleMendSteps extends ConsoleSteps {
  static final Duration AT_A_GLANCE = Duration.ofSeconds(10);
  static final Duration UNTIL_TAKEN_BACK = Duration.ofSeconds(60);

  /** In one step of the page: a query may end by itself at any moment, and its button with it. */
  private static final String CANCEL_ONE =
      """
      () => {
        const cancel = document.querySelector(
          "[data-part=work] .row:not([hidden]) button[aria-label^='Cancel the statement']:not([hidden])");
        cancel?.click();
        return cancel?.getAttribute("aria-label") ?? null;
      }
      """;

  private static Headgate server;
  final ExecutorService callers = Executors.newCachedThreadPool();

  ConsoleMendSteps() {
    super(server);
  }

  @BeforeAll
  static void start() throws InterruptedException {
    server =
        Headgate.started(
            "console", Map.of("PLATFORM_DB_POOL_SIZE", "2", "PLATFORM_DB_MAX_OVERFLOW", "1"));
    server.serve();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void endCalls() throws SQLException {
    callers.shutdownNow();
    headgate.execute("drop trigger if exists slowly on platform.account");
  }

  /** Each sign-up takes 25 s in the database, as long as the table says so. */
  static void makeSignUpsSlow(Statement statement) throws SQLException {
    statement.execute("create table if not exists public.slow (one int)");
    statement.execute("insert into public.slow values (1)");
    statement.execute(
        "create or replace function public.slowly() returns trigger language plpgsql as $$begin"
            + " if exists (select from public.slow) then perform pg_sleep(25); end if; return new; end$$");
    statement.execute(
        "create or replace trigger slowly before insert on platform.account for each row execute function"
            + " public.slowly()");
  }

  static void makeSignUpsFast(Statement statement) throws SQLException {
    statement.execute("delete from public.slow");
  }

  void signUps(int number) {
    for (int caller = 0; caller < number; caller++) {
      callers.execute(() -> Person.stranger(headgate).signUp());
    }
  }

  void isNoLongerFull() {
    Locator platform = console.page().locator("[data-pool=platform] .card-waiting");
    console.says(platform, "0 waiting");
  }

  void endAllLongQueries() {
    for (Object pressed = cancelOne(); pressed != null; pressed = cancelOne()) {
      console.click("Cancel the statement");
      console.isGone(console.button(pressed.toString()));
    }
  }

  /** The name of the button that was pressed; null where no query runs long any more. */
  private Object cancelOne() {
    return console.page().evaluate(CANCEL_ONE);
  }

  /** The buttons that end a process. */
  static Locator endOf(Locator where) {
    return where.getByText("Terminate", new Locator.GetByTextOptions().setExact(true));
  }

  /** Unless it is that large already. */
  void setPoolSize(int size) {
    console.goTo("#/pools/platform");
    console.says(console.part("Tune"), "Platform may have");
    if (!console.field("Pool size, connections").inputValue().equals(String.valueOf(size))) {
      ask("Pool size, connections", String.valueOf(size));
      console.says(console.part("Pending change"), "to " + size);
      console.click("Keep");
      console.says(console.part("Pending change"), "Kept until the next start");
    }
  }

  void ask(String field, String value) {
    console.type(field, value);
    assertThat(console.button("Apply")).isEnabled();
    console.click("Apply");
  }
}
