package org.headgate.system.console;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.headgate.system.browser.AccessibilityRules;
import org.headgate.system.browser.Chromium;
import org.headgate.system.browser.Console;
import org.headgate.system.browser.ConsoleLayout;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of the console follows the rules of accessibility. */
@ExtendWith(Chromium.class)
class ConsoleAccessibilityIT {

  private static final Path PICTURES = Path.of(System.getProperty("headgate.tests"), "pictures");

  /** A picture without a text, and a text that is hardly seen. */
  private static final String FAULTS =
      """
      const picture = document.createElement("img");
      const text = document.createElement("p");
      text.textContent = "hardly seen";
      text.style.color = "#777";
      text.style.backgroundColor = "#666";
      document.body.append(picture, text);
      """;

  private final Headgate headgate = Headgate.shared();

  @Test
  void pagesHaveNoAccessibilityFaults(Browser browser) {
    String account = Person.user(headgate).me().path("id");
    try (Console console = Console.at(headgate, browser)) {
      AccessibilityRules.assertFollowed(console, "the log-in");
      console.logIn(headgate.administrator().email(), headgate.administrator().password());
      pages(account, systemSchedule())
          .forEach(
              (address, words) -> {
                console.goTo(address);
                console.says(words);
                AccessibilityRules.assertFollowed(console, address);
              });
    }
  }

  @Test
  void pagesFitOnAllScreens(Browser browser) {
    String account = Person.user(headgate).me().path("id");
    try (Console console = Console.at(headgate, browser)) {
      console.logIn(headgate.administrator().email(), headgate.administrator().password());
      pages(account, systemSchedule())
          .forEach(
              (address, words) -> {
                console.goTo(address);
                console.says(words);
                ConsoleLayout.assertFits(console.page(), address);
              });
    }
  }

  @Test
  void alertEndpointsFitOnAllScreens(Browser browser) {
    String endpoint = alertEndpoint();
    try (Console console = Console.ofAdministrator(headgate, browser)) {
      console.goTo("#/alerts");
      console.says("America/Los_Angeles");
      ConsoleLayout.assertFits(console.page(), "the alert endpoints");
    } finally {
      Person.administrator(headgate).asCaller().delete("/admin/alerts/endpoints/" + endpoint);
    }
  }

  /** One with all there is to show of an endpoint. */
  private String alertEndpoint() {
    return Person.administrator(headgate)
        .asCaller()
        .body(
            Map.of(
                "name",
                "Night shift of the operations department",
                "kind",
                "mail",
                "addresses",
                List.of("operations-at-night@subsidiary.example.org"),
                "quiet_hours",
                Map.of("from", "08:00", "to", "18:00", "time_zone", "America/Los_Angeles")))
        .post("/admin/alerts/endpoints")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Rules that axe never leaves out. */
  @Test
  void accessibilityFaultsAreDetected(Browser browser) {
    try (Console console = Console.at(headgate, browser)) {
      console.appears(console.field("E-mail"));
      console.page().evaluate(FAULTS);
      assertThat(AccessibilityRules.violations(console.page(), ColorScheme.LIGHT))
          .anyMatch(fault -> fault.startsWith("image-alt: "))
          .anyMatch(fault -> fault.startsWith("color-contrast: "));
      console.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(AccessibilityRules.violations(console.page(), ColorScheme.DARK))
          .anyMatch(fault -> fault.startsWith("color-contrast: "));
    }
  }

  /** For whoever looks at the pages after a change: -Dpictures=true. */
  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  @EnabledIfSystemProperty(named = "pictures", matches = "true")
  void screenshotsOfAllPagesAreTaken(ColorScheme scheme, Browser browser) {
    String account = Person.user(headgate).me().path("id");
    try (Console console = Console.at(headgate, browser, scheme)) {
      console.logIn(headgate.administrator().email(), headgate.administrator().password());
      pages(account, systemSchedule())
          .forEach(
              (address, words) -> {
                console.goTo(address);
                console.says(words);
                for (int width : ConsoleLayout.WIDTHS) {
                  console.page().setViewportSize(width, 900);
                  console
                      .page()
                      .screenshot(
                          new Page.ScreenshotOptions()
                              .setFullPage(true)
                              .setPath(PICTURES.resolve(name(address, scheme, width))));
                }
              });
    }
  }

  private static String name(String address, ColorScheme scheme, int width) {
    String page = address.replaceAll("/[0-9a-f-]{36}$", "-one").replaceAll("[^\\w-]", "");
    return "%s-%s-%s.png".formatted(page, scheme, width);
  }

  private String systemSchedule() {
    return Person.administrator(headgate)
        .asCaller()
        .get("/admin/schedules?query=housekeeping")
        .path("items.find { it.system }.id");
  }

  /** The addresses, each with what stands there once it is drawn. */
  private static Map<String, String> pages(String account, String schedule) {
    return Map.ofEntries(
        entry("#/", "Healthy"),
        entry("#/pools/platform", "of the time"),
        entry("#/database", "headgate-platform"),
        entry("#/incidents", "Incidents"),
        entry("#/alerts", "Change a rule"),
        entry("#/accounts", "Second factor"),
        entry("#/accounts/" + account, "Signed up"),
        entry("#/departments", "Departments"),
        entry("#/service-accounts", "New service account"),
        entry("#/webhooks", "New webhook"),
        entry("#/keys", "Signing keys"),
        entry("#/mails", "Send it to me"),
        entry("#/schedules?query=housekeeping", "housekeeping"),
        entry("#/schedules/" + schedule, "All schedules"),
        entry("#/audit", "Logged in"),
        entry("#/me", "Log out everywhere"),
        entry("#/access-tokens", "New access token"));
  }
}
