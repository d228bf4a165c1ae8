package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules for each page of the console: axe finds no fault, and nothing is cut off on a narrow or a
 * wide screen. Light and dark pages differ only in their colours, so that dark ones are checked by
 * the rules for colours.
 */
final class AccessibilityRules {

  static final List<Integer> WIDTHS = List.of(390, 1024, 1440, 1600);

  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<String> RULES_OF_COLOURS =
      List.of("color-contrast", "link-in-text-block");

  /**
   * The elements that end beyond the right edge of the screen, except those in a scrolled frame of
   * their own.
   */
  private static final String CUT_OFF =
      """
      [...document.querySelectorAll("main *")]
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
        .filter((node) => node.closest(".scroll, pre") === null)
        .map((node) => node.outerHTML.slice(0, 120))
      """;

  private AccessibilityRules() {}

  /** Checks what is shown now. */
  static void assertFollowed(Console console, String page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      console.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(violations(console.page(), scheme)).as(page + ", " + scheme).isEmpty();
    }
  }

  /** Checks what is shown now at each width. */
  static void assertFitsOnAllScreens(Console console, String page) {
    for (int width : WIDTHS) {
      console.page().setViewportSize(width, 900);
      assertThat((List<?>) console.page().evaluate(CUT_OFF)).as(page + " at " + width).isEmpty();
    }
  }

  static List<String> violations(Page page, ColorScheme scheme) {
    page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    // The frame of a mail runs no scripts, and so none of axe's.
    AxeBuilder axe = new AxeBuilder(page).exclude(".mail-frame").options(violationsAlone());
    // It looks into no frames of other origins, and opens no page of its own, which takes seconds.
    axe.setLegacyMode(true);
    AxeBuilder chosen =
        scheme == ColorScheme.LIGHT ? axe.withTags(STANDARDS) : axe.withRules(RULES_OF_COLOURS);
    return chosen.analyze().getViolations().stream()
        .flatMap(AccessibilityRules::description)
        .toList();
  }

  private static AxeRunOptions violationsAlone() {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  private static Stream<String> description(Rule rule) {
    return rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml());
  }
}
