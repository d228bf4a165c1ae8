package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Axe finds nothing on any page that would keep somebody out. The pages are the same in light and
 * in dark but for their colours, so that dark is judged by the rules that see colours.
 */
@ExtendWith(Chromium.class)
class ConsoleAccessibilityIT {

  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<String> RULES_OF_COLOURS =
      List.of("color-contrast", "link-in-text-block");

  private final Headgate headgate = Headgate.shared();

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void noPageKeepsAnybodyOut(ColorScheme scheme, Browser browser) {
    String account = Person.user(headgate).me().path("id");
    String schedule =
        Person.administrator(headgate)
            .asCaller()
            .get("/admin/schedules?limit=200")
            .path("items.find { it.system }.id");
    try (Console console = Console.at(headgate, browser, scheme)) {
      assertThat(violations(console.page(), scheme)).as("the log-in").isEmpty();
      console.logIn(headgate.administrator().email(), headgate.administrator().password());
      pages(account, schedule)
          .forEach(
              (address, words) -> {
                console.goTo(address);
                console.says(words);
                assertThat(violations(console.page(), scheme)).as(address).isEmpty();
              });
    }
  }

  /** The addresses, each with what stands there once it is drawn. */
  private static Map<String, String> pages(String account, String schedule) {
    return Map.of(
        "#/",
        "Healthy",
        "#/pools/platform",
        "Nothing is changed yet",
        "#/database",
        "headgate-platform",
        "#/accounts",
        "Second factor",
        "#/accounts/" + account,
        "account.signup",
        "#/schedules",
        "housekeeping",
        "#/schedules/" + schedule,
        "All schedules",
        "#/audit",
        "account.login",
        "#/me",
        "Log out everywhere");
  }

  private static List<String> violations(Page page, ColorScheme scheme) {
    page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    AxeBuilder axe = new AxeBuilder(page);
    AxeBuilder chosen =
        scheme == ColorScheme.LIGHT ? axe.withTags(STANDARDS) : axe.withRules(RULES_OF_COLOURS);
    return chosen.analyze().getViolations().stream().flatMap(ConsoleAccessibilityIT::told).toList();
  }

  private static Stream<String> told(Rule rule) {
    return rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml());
  }
}
