package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.headgate.system.browser.ConsoleLayout;
import org.junit.jupiter.api.Test;

/** Where things stand in the console, and what leads back to them. */
class ConsolePlacesIT extends ConsoleSteps {

  /** The place of the page where it is left. */
  private static final String SCROLL_AND_FOLLOW_A_LINK =
      """
      async () => {
        scrollTo(0, 150);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        const left = scrollY;
        [...document.querySelectorAll("main td a[href^='#/accounts/']")].at(-1).click();
        return left;
      }
      """;

  /** When the locks were told, and where they stood from then on until the limits were told too. */
  private static final String WATCH_LOCKS =
      """
      async () => {
        const begun = performance.now();
        location.hash = "#/database";
        const places = new Set();
        let after = null;
        while (performance.now() - begun < (after ?? 30000) + 3000) {
          await new Promise(requestAnimationFrame);
          const locks = document.querySelector("[data-part=locks]");
          if (locks && !locks.querySelector(".empty").hidden) {
            after ??= performance.now() - begun;
            places.add(Math.round(locks.getBoundingClientRect().top + scrollY));
          }
        }
        return { after: after ?? Infinity, places: [...places] };
      }
      """;

  @Test
  void backLeadsToTheSamePlaceOfAList() {
    console.page().setViewportSize(1280, 480);
    console.go("Audit");
    console.appears(console.page().locator("main td a[href^='#/accounts/']").first());

    double scrolled = ((Number) console.page().evaluate(SCROLL_AND_FOLLOW_A_LINK)).doubleValue();
    console.says("Counters");
    console.page().goBack();

    assertTrue(scrolled > 0);
    console.page().waitForFunction("y => Math.abs(scrollY - y) <= 2", scrolled);
  }

  @Test
  void linkOfAChartLeadsToItsTime() {
    console.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    console.goTo("#/pools/platform");
    assertThat(console.button("Now")).isDisabled();
    console.press("Copy link");
    console.says("Copied: the link shows everybody this time.");
    String link = (String) console.page().evaluate("() => navigator.clipboard.readText()");
    assertEquals(console.page().url(), link);

    console.goTo("#/");
    console.says("Healthy");
    console.page().navigate(link);

    assertThat(console.button("Now")).isEnabled();
    console.press("Now");
    assertThat(console.page()).not().hasURL(Pattern.compile("end="));
  }

  @Test
  void chartIsReadByTheArrowKeys() {
    console.goTo("#/pools/platform");
    console.says("Nothing is changed yet");
    console.page().locator("svg.chart").first().focus();

    console.page().keyboard().press("ArrowLeft");
    console.says(console.part("Over time"), " waiting; waited ");

    console.page().keyboard().press("Tab");
    assertThat(console.part("Over time")).not().containsText(" waiting; waited ");
  }

  /** As often as a busy machine needs to be idle for a second. */
  @Test
  void locksAreThereInASecondAndStayInTheirPlace() {
    List<Double> times = new ArrayList<>();
    do {
      console.goTo("#/");
      console.says("Healthy");
      Map<?, ?> seen = (Map<?, ?>) console.page().evaluate(WATCH_LOCKS);
      assertEquals(1, ((List<?>) seen.get("places")).size(), () -> "it jumps: " + seen);
      times.add(((Number) seen.get("after")).doubleValue());
    } while (Collections.min(times) >= 1000 && times.size() < 5);
    assertTrue(Collections.min(times) < 1000, () -> "milliseconds: " + times);
  }

  @Test
  void addressesOfClientsAreNotTorn() {
    console.go("Audit");
    console.appears(console.page().locator("td.address").first());
    ConsoleLayout.assertAddressesInOneLine(console.page(), "the audit log");
    console.go("My account");
    console.appears(console.page().locator("td.address").first());
    ConsoleLayout.assertAddressesInOneLine(console.page(), "the own account");
  }

  @Test
  void accountsAreListedInCloseRows() {
    console.page().setViewportSize(1440, 900);
    console.goTo("#/accounts?query=" + headgate.administrator().email());

    Locator row = console.row(headgate.administrator().email()).first();
    console.appears(row);
    assertTrue(row.boundingBox().height <= 40, () -> "height: " + row.boundingBox().height);
  }
}
