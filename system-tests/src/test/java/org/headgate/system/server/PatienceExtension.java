package org.headgate.system.server;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits where it says nothing else, and how often it looks meanwhile: the
 * libraries' own limits of a few seconds are too short for a busy machine, and most of what a test
 * waits for is there within a few milliseconds. Registered for all tests by its service file.
 */
public final class PatienceExtension implements BeforeAllCallback {

  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration SHORTEST_LOOK = Duration.ofMillis(10);
  private static final Duration LONGEST_LOOK = Duration.ofMillis(100);

  @Override
  public void beforeAll(ExtensionContext test) {
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollInterval((looks, previous) -> untilNextLook(looks));
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
  }

  /** At once, then after 10 ms, 20 ms and so on, and from the tenth look on every 100 ms. */
  private static Duration untilNextLook(int looks) {
    Duration wait = SHORTEST_LOOK.multipliedBy(Math.max(1, looks));
    return wait.compareTo(LONGEST_LOOK) < 0 ? wait : LONGEST_LOOK;
  }
}
