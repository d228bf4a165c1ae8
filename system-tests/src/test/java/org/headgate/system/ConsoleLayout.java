package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** How a page of the console is laid out on a telephone, a tablet and desks. */
final class ConsoleLayout {

  static final List<Integer> WIDTHS = List.of(390, 1024, 1440, 1600);

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

  /** The tables that have to be dragged sideways. */
  private static final String DRAGGED =
      """
      [...document.querySelectorAll("main .scroll")]
        .filter((node) => node.scrollWidth > node.clientWidth + 1)
        .map((node) => `${node.getAttribute("aria-label")}: ${node.scrollWidth} in ${node.clientWidth}`)
      """;

  /** The texts that stand over what is beside them. */
  private static final String OVERLAPPING =
      """
      [...document.querySelectorAll("main :is(strong, span, p, dd, dt, th, td, h1, h2, h3)")]
        .filter((node) => getComputedStyle(node).overflowX === "visible")
        .filter((node) => node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1)
        .map((node) => node.outerHTML.slice(0, 120))
      """;

  private ConsoleLayout() {}

  /**
   * Asserts that nothing of the page that is open is cut off or overlaps, and no table has to be
   * dragged.
   */
  static void assertFits(Page page, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      assertThat((List<?>) page.evaluate(CUT_OFF)).as("%s at %s", name, width).isEmpty();
      assertThat((List<?>) page.evaluate(OVERLAPPING)).as("%s at %s", name, width).isEmpty();
      assertThat((List<?>) page.evaluate(DRAGGED)).as("tables of %s at %s", name, width).isEmpty();
    }
  }
}
