package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * The Spring Boot application of {@code spring-peer}: HikariCP, Hibernate, Spring Security, as
 * Spring's guides have them. Heap and collector are those of Headgate's package.
 */
final class SpringBootPeer implements Peer {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String address;
  private final Process server;
  private final Load logIn;

  /**
   * @param databaseUrl as JDBC has it, with user and password
   */
  SpringBootPeer(Path directory, Path program, String databaseUrl, int connections)
      throws IOException {
    int port = Peer.freePort();
    server =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:MaxRAM=1536m",
                    "-Xms256m",
                    "-XX:+UseSerialGC",
                    "-jar",
                    program.toString(),
                    "--server.address=127.0.0.1",
                    "--server.port=" + port,
                    "--spring.datasource.url=" + databaseUrl,
                    "--spring.datasource.hikari.maximum-pool-size=" + connections))
            .redirectErrorStream(true)
            .redirectOutput(Files.createDirectories(directory).resolve("spring.log").toFile())
            .start();
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

  @Override
  public String name() {
    return "Spring Boot";
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
