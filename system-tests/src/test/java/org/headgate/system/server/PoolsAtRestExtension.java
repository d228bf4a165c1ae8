package org.headgate.system.server;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Holds after each class of tests, whatever it did to the servers that still run: once they are
 * calm, every connection and every permit is back. A server that a test ends is checked then.
 * Registered for all tests by its service file.
 */
public final class PoolsAtRestExtension implements AfterAllCallback {

  @Override
  public void afterAll(ExtensionContext test) {
    RunningServers.all().forEach(server -> new PoolsAtRest(server).assertReached());
  }
}
