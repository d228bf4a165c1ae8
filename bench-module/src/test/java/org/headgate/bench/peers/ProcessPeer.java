package org.headgate.bench.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A peer of one process, with {@code /login} and {@code /users/me} as Headgate has them. */
abstract class ProcessPeer implements Peer {

  private final String name;
  private final String address;
  private final Process server;
  private final Load logIn;

  /** Waits until somebody can log in. */
  ProcessPeer(String name, int port, Process server, Duration limit) {
    this.name = name;
    this.server = server;
    address = "http://127.0.0.1:" + port;
    logIn =
        new Load(
            address + "/login",
            Map.of("Content-Type", "application/json"),
            "{\"email\":\"ada@example.org\",\"password\":\"a password like others\"}");
    Awaitility.await()
        .atMost(limit)
        .ignoreExceptions()
        .until(() -> Tokens.of(logIn).access(), each -> true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Load read() throws IOException, InterruptedException {
    return new Load(
        address + "/users/me", Map.of("Authorization", "Bearer " + Tokens.of(logIn).access()), "");
  }

  @Override
  public Optional<Load> logIn() {
    return Optional.of(logIn);
  }

  @Override
  public long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
