package org.headgate.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/**
 * The stack that Headgate's ancestors had: FastAPI, SQLAlchemy's asynchronous engine and asyncpg,
 * of Debian's packages. One process, as its guide has it for a container.
 */
final class FastApiPeer extends ProcessPeer {

  private static final String PYTHON = "/usr/bin/python3";

  private FastApiPeer(int port, Process server) {
    super("FastAPI", port, server, Duration.ofMinutes(1));
  }

  /**
   * @param database as SQLAlchemy has it, with user and password
   */
  static FastApiPeer started(Path directory, String database, int connections) throws IOException {
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
    return new FastApiPeer(port, command.start());
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
}
