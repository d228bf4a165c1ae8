package org.headgate.system.server;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends, after each class of tests, the servers that only this class needed. Registered for all
 * tests by its service file.
 */
public final class ClassServersExtension implements AfterAllCallback {

  @Override
  public void afterAll(ExtensionContext test) throws Exception {
    ClassServer.endAll();
  }
}
