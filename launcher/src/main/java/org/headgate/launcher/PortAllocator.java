package org.headgate.launcher;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Resolves the port variables: 0 becomes a free port that was not handed out before, any other port
 * must be free now. A port is found by binding and releasing it, so another program can take it in
 * between; that is rare and shows as a failed start.
 */
public final class PortAllocator {
  private static final int MAX_PORT = 65_535;

  private final Set<Integer> given = new HashSet<>();

  /**
   * The port of a variable.
   *
   * @param environment where the variable may stand
   * @param variable its name
   * @param standard its default; 0 for any free one
   * @return 1 to 65535
   * @throws LaunchRefusedException when the value is no port, or something listens on it
   */
  public int resolve(Map<String, String> environment, String variable, int standard) {
    String value = environment.getOrDefault(variable, "").strip();
    int wanted = value.isEmpty() ? standard : parse(variable, value);
    if (wanted == 0) {
      return any();
    }
    if (!given.add(wanted) || !isFree(wanted)) {
      throw new LaunchRefusedException(
          "%s=%s: something listens on this port already; end it, name another, or 0 for a free one"
              .formatted(variable, wanted));
    }
    return wanted;
  }

  /**
   * A port nobody listens on and that this object has not given out before.
   *
   * @return 1 to 65535
   */
  public int any() {
    int port;
    do {
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
      } catch (IOException e) {
        throw new LaunchRefusedException("no free port: " + e.getMessage());
      }
    } while (!given.add(port));
    return port;
  }

  private static int parse(String variable, String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // refused below, like a number that is no port
    }
    throw new LaunchRefusedException(
        "%s=%s: allowed are 1 to %s, and 0 for a free port".formatted(variable, value, MAX_PORT));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
