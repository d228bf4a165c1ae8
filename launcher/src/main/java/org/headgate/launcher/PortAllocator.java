package org.headgate.launcher;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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
   * @throws LaunchRefusedException when the value is no port, or cannot be listened on
   */
  public int resolve(Map<String, String> environment, String variable, int standard) {
    String value = environment.getOrDefault(variable, "").strip();
    int wanted = value.isEmpty() ? standard : parse(variable, value);
    if (wanted == 0) {
      return any();
    }
    obstacle(wanted)
        .ifPresent(
            reason -> {
              throw new LaunchRefusedException(
                  "%s=%s: this port cannot be used (%s); name another, or 0 for a free one"
                      .formatted(variable, wanted, reason));
            });
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

  /** Why nothing can listen on the port; empty when it is free. */
  private Optional<String> obstacle(int port) {
    if (!given.add(port)) {
      return Optional.of("another variable names it");
    }
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound() ? Optional.empty() : Optional.of("it cannot be bound");
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }
}
