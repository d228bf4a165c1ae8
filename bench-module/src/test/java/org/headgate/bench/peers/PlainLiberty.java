package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A server of the installation that Headgate runs in, with a configuration of its own. */
final class PlainLiberty implements AutoCloseable {

  private static final String NAME = "peer";

  /** The message of the server when all of its configuration is active. */
  private static final String READY = "CWWKF0011I";

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path users;
  private final Path configuration;
  private final Path console;
  private final Path liberty;
  private Process server;

  /**
   * @param directory where it has its configuration and what it writes
   * @param serverXml the whole of it
   */
  PlainLiberty(Path directory, Path liberty, String serverXml) throws IOException {
    this.liberty = liberty.toAbsolutePath();
    users = directory.toAbsolutePath().resolve("usr");
    console = directory.resolve("console.log");
    configuration = Files.createDirectories(users.resolve("servers").resolve(NAME));
    Files.writeString(configuration.resolve("server.xml"), serverXml);
    Files.writeString(
        configuration.resolve("jvm.options"), "-XX:MaxRAM=1536m\n-Xms256m\n-XX:+UseSerialGC\n");
  }

  /** The server's own, with its server.xml in it. */
  Path configuration() {
    return configuration;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param environment on top of our own
   */
  void start(Map<String, String> environment) throws IOException {
    Files.writeString(console, "");
    ProcessBuilder command =
        new ProcessBuilder(liberty.resolve("bin/server").toString(), "run", NAME)
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    command.environment().keySet().removeIf(name -> name.matches("WLP_.*|LOG_(DIR|FILE)"));
    command
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "WLP_USER_DIR",
                users.toString(),
                "MALLOC_ARENA_MAX",
                "2"));
    command.environment().putAll(environment);
    server = command.start();
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the server ended; see " + console, () -> !server.isAlive())
        .until(() -> Files.readString(console).contains(READY));
  }

  /** Its process while it runs. */
  long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
