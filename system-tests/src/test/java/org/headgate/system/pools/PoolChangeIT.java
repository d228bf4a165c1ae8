package org.headgate.system.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.browser.Chromium;
import org.headgate.system.browser.Console;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.SmallestPools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The guarded change of a pool: it reverts itself unless somebody keeps it, and never exceeds the
 * budget. {@link TuningIT} has the rest, under load. A pool of one connection gives none up.
 */
@ExtendWith(Chromium.class)
class PoolChangeIT {

  private final Headgate headgate = Headgate.permissive();
  private final Person administrator = Person.administrator(headgate);
  private final PoolChanges changes = new PoolChanges(administrator);

  @Test
  @DisabledIfSystemProperty(named = SmallestPools.PROPERTY, matches = SmallestPools.SMALLEST)
  void unconfirmedChangeIsReverted() {
    int previous = overflow();

    Response change =
        changes.change(
            "userdata", Map.of("max_overflow", previous - 1, "confirm_within_seconds", 1));

    change
        .then()
        .statusCode(202)
        .body("before.max_overflow", equalTo(previous))
        .body("after.max_overflow", equalTo(previous - 1));
    changes.awaitState(change, "reverted", equalTo("not confirmed in time"));
    awaitOverflow(previous);
  }

  @Test
  @DisabledIfSystemProperty(named = SmallestPools.PROPERTY, matches = SmallestPools.SMALLEST)
  void changeIsAppliedAndRevertedInTheConsole(Browser browser) {
    int previous = overflow();
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.goTo("#/pools/userdata/tune");
      console.says(console.part("Tune"), "Currently " + previous);
      console.type("Overflow, connections", String.valueOf(previous - 1));
      PlaywrightAssertions.assertThat(console.button("Apply")).isEnabled();
      console.click("Apply");

      Locator pending = console.part("Pending change");
      console.says(pending, "overflow " + previous + " to " + (previous - 1));
      assertThat(overflow()).isEqualTo(previous - 1);
      console.press("Revert");
      console.says(pending, "Reverted: the previous values apply again.");
      console.says(console.part("Change history"), "Reverted");
      assertThat(console.complaints()).isEmpty();
    }
    awaitOverflow(previous);
  }

  @Test
  void sizeBeyondTheBudgetIsRefused() {
    changes
        .change("userdata", Map.of("pool_size", 500))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:headgate:problem:over-budget"));
  }

  /** A connection that the pool gave up comes back with the node's next lease. */
  private void awaitOverflow(int previous) {
    await().until(() -> overflow() == previous);
  }

  private int overflow() {
    return administrator
        .asCaller()
        .get("/admin/pools/userdata")
        .path("settings.max_overflow.value");
  }
}
