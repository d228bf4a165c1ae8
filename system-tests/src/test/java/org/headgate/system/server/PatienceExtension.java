package org.headgate.system.server;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits where it says nothing else: the libraries' own limits of a few seconds are
 * too short for a busy machine. Registered for all tests by its service file.
 */
public final class PatienceExtension implements BeforeAllCallback {

  public static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public void beforeAll(ExtensionContext test) {
    Awaitility.setDefaultTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
  }
}
