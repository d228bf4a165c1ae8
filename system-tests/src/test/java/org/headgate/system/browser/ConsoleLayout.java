package org.headgate.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** How a page of the console is laid out on a telephone, a tablet and desks. */
public final class ConsoleLayout {

  public static final List<Integer> WIDTHS = List.of(390, 1024, 1440, 1600);

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

  /** The names of values that are not there, in rows that are blocks. */
  private static final String LABELS_OF_NOTHING =
      """
      [...document.querySelectorAll("main td:empty")]
        .filter((node) => node.clientWidth > 0 && getComputedStyle(node, "::before").content !== "none")
        .map((node) => node.outerHTML.slice(0, 120))
      """;

  /** In how many lines the longest address of four bytes is written. */
  private static final String LINES_OF_ADDRESSES =
      """
      [...document.querySelectorAll("main td.address span")].map((node) => {
        node.textContent = "255.255.255.255";
        return node.getClientRects().length;
      })
      """;

  private ConsoleLayout() {}

  /** Asserts that no address of a client that is shown is torn. */
  public static void assertAddressesInOneLine(Page page, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      List<?> lines = (List<?>) page.evaluate(LINES_OF_ADDRESSES);
      assertThat(lines)
          .as("%s at %s", name, width)
          .isNotEmpty()
          .allMatch(Integer.valueOf(1)::equals);
    }
  }

  /**
   * Asserts that nothing of the page that is open is cut off or overlaps, and no table has to be
   * dragged.
   */
  public static void assertFits(Page page, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      assertThat((List<?>) page.evaluate(CUT_OFF)).as("%s at %s", name, width).isEmpty();
      assertThat((List<?>) page.evaluate(OVERLAPPING)).as("%s at %s", name, width).isEmpty();
      assertThat((List<?>) page.evaluate(LABELS_OF_NOTHING)).as("%s at %s", name, width).isEmpty();
      assertThat((List<?>) page.evaluate(DRAGGED)).as("tables of %s at %s", name, width).isEmpty();
    }
  }
}
