package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The Spring Boot application of {@code spring-peer}: HikariCP, Hibernate, Spring Security, as
 * Spring's guides have them. Heap and collector are those of Headgate's package.
 */
final class SpringBootPeer extends ProcessPeer {

  private SpringBootPeer(int port, Process server) {
    super("Spring Boot", port, server, Duration.ofMinutes(3));
  }

  /**
   * @param databaseUrl as JDBC has it, with user and password
   */
  static SpringBootPeer started(Path directory, Path program, String databaseUrl, int connections)
      throws IOException {
    int port = Peer.freePort();
    Process server =
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
    return new SpringBootPeer(port, server);
  }
}
