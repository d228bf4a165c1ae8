package org.headgate.system.browser;

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
 * The rules for each page of the console: axe finds no fault. Light and dark pages differ only in
 * their colours, so that dark ones are checked by the rules for colours.
 */
public final class AccessibilityRules {

  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<String> RULES_OF_COLOURS =
      List.of("color-contrast", "link-in-text-block");

  private AccessibilityRules() {}

  /** Checks what is shown now. */
  public static void assertFollowed(Console console, String page) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      console.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(violations(console.page(), scheme)).as(page + ", " + scheme).isEmpty();
    }
  }

  public static List<String> violations(Page page, ColorScheme scheme) {
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
