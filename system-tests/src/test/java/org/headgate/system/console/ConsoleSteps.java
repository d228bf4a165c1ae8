package org.headgate.system.console;

import com.microsoft.playwright.Browser;
import org.headgate.system.browser.AccessibilityRules;
import org.headgate.system.browser.Chromium;
import org.headgate.system.browser.Console;
import org.headgate.system.browser.ConsoleLayout;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A window with the console for each test; {@link #open} says who is logged in. */
@ExtendWith(Chromium.class)
abstract class ConsoleSteps {

  final Headgate headgate;
  Console console;

  ConsoleSteps() {
    this(Headgate.shared());
  }

  ConsoleSteps(Headgate headgate) {
    this.headgate = headgate;
  }

  @BeforeEach
  void openConsole(Browser browser) {
    console = open(browser);
  }

  /** A console whose user is the first administrator. */
  Console open(Browser browser) {
    return Console.ofAdministrator(headgate, browser);
  }

  /** Asserts that everybody can use what is shown now, on each width of screen. */
  void assertAccessible(String page) {
    AccessibilityRules.assertFollowed(console, page);
    ConsoleLayout.assertFits(console.page(), page);
  }

  @AfterEach
  void closeConsole() {
    console.close();
  }
}
