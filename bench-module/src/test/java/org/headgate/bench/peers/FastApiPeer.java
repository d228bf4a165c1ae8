package org.headgate.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The stack that Headgate's ancestors had: FastAPI, SQLAlchemy's asynchronous engine and asyncpg,
 * of Debian's packages. One process, as its guide has it for a container.
 */
final class FastApiPeer implements Peer {

  private static final String PYTHON = "/usr/bin/python3";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final String address;
  private final Process server;
  private final Load logIn;

  /**
   * @param database as SQLAlchemy has it, with user and password
   */
  FastApiPeer(Path directory, String database, int connections) throws IOException {
    Path program = Files.createDirectories(directory).resolve("fastapi_peer.py");
    try (InputStream source = FastApiPeer.class.getResourceAsStream("fastapi_peer.py")) {
      Files.copy(source, program, StandardCopyOption.REPLACE_EXISTING);
    }
    int port = Peer.freePort();
    ProcessBuilder command =
        new ProcessBuilder(PYTHON, program.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("fastapi.log").toFile());
    command
        .environment()
        .putAll(
            Map.of(
                "DATABASE",
                database,
                "CONNECTIONS",
                String.valueOf(connections),
                "PORT",
                String.valueOf(port)));
    server = command.start();
    address = "http://127.0.0.1:" + port;
    logIn =
        new Load(
            address + "/login",
            Map.of("Content-Type", "application/json"),
            "{\"email\":\"ada@example.org\",\"password\":\"a password like others\"}");
    Awaitility.await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> Tokens.of(logIn).access(), each -> true);
  }

  /** Whether Debian's packages are there. */
  static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder(
                  PYTHON, "-c", "import fastapi, asyncpg, sqlalchemy, uvicorn, jwt, argon2")
              .start()
              .waitFor()
          == 0;
    } catch (IOException noPython) {
      return false;
    }
  }

  @Override
  public String name() {
    return "FastAPI";
  }

  @Override
  public Load read() throws IOException, InterruptedException {
    return new Load(
        address + "/users/me", Map.of("Authorization", "Bearer " + Tokens.of(logIn).access()), "");
  }

  @Override
  public Load logIn() {
    return logIn;
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
