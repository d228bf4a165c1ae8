package org.headgate.launcher;

import java.io.IOException;

/**
 * A part of the embedded run. It is started once, and can be closed more than once, also if its
 * start failed or never happened. A close during the start waits for it, so that nothing is left
 * running.
 */
public interface RunComponent extends AutoCloseable {
  /**
   * Starts the part.
   *
   * @throws IOException when it does not start
   * @throws IllegalStateException when it was closed before
   */
  void start() throws IOException;

  @Override
  void close() throws IOException;
}
