package org.headgate.system;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A window with the console for each test; who is logged in is said by {@link #open}. */
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

  @AfterEach
  void closeConsole() {
    console.close();
  }
}
