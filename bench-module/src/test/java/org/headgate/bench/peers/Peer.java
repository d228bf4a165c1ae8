package org.headgate.bench.peers;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that people log in to, running, with one account. */
interface Peer extends AutoCloseable {

  String name();

  /** A read of the account by a new token, as the server is asked for it. */
  Load read() throws IOException, InterruptedException;

  /** A log-in of the account with its password. Empty where the server has none. */
  default Optional<Load> logIn() {
    return Optional.empty();
  }

  /**
   * A chain of refreshes: each takes the token that the one before gave. Empty where the server has
   * none.
   *
   * @param chains how many go on at the same time
   */
  default Optional<Load> refresh(int chains) throws IOException, InterruptedException {
    return Optional.empty();
  }

  /** The process of the server. */
  long pid();

  @Override
  void close() throws IOException;

  /** Some port of this machine that nobody listens to. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Refresh tokens of as many log-ins, and a second one for each: wrk asks for some of them to look
   * at its script.
   */
  static List<String> refreshTokens(Load logIn, int chains)
      throws IOException, InterruptedException {
    List<String> tokens = new ArrayList<>();
    while (tokens.size() < 2 * chains) {
      tokens.add(Tokens.of(logIn).refresh());
    }
    return tokens;
  }

  /** Resident memory in MB. */
  default long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid()), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .sum()
        / 1024;
  }
}
