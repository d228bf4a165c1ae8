package org.headgate.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.headgate.launcher.PortAllocator;

/** The machine's own PgBouncer before a PostgreSQL, with limits of the test's choice. */
public final class PgBouncer implements AutoCloseable {

  /** Another name of the database, which the server does not know. */
  public static final String ALIAS = "alias";

  /** When a server connection goes back to PgBouncer's pool. */
  public enum Mode {
    SESSION,
    TRANSACTION
  }

  private final int target;
  private final Mode mode;
  private final int port = new PortAllocator().any();
  private final Path directory;
  private Process process;
  private int clients;
  private int poolSize;

  private PgBouncer(int target, Mode mode) throws IOException {
    this.target = target;
    this.mode = mode;
    this.directory = Files.createTempDirectory("headgate-pgbouncer");
  }

  /** One that lets in as many clients as it has server connections. */
  public static PgBouncer started(PostgresServer server, Mode mode, int clients, int poolSize)
      throws IOException {
    return started(server.port(), mode, clients, poolSize);
  }

  /** One that leads to a port of this machine. */
  public static PgBouncer started(int target, Mode mode, int clients, int poolSize)
      throws IOException {
    PgBouncer bouncer = new PgBouncer(target, mode);
    bouncer.start(clients, poolSize);
    return bouncer;
  }

  public long pid() {
    return process.pid();
  }

  /** Kills it without a word to anybody. */
  public void crash() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again after a crash. */
  public void start() throws IOException {
    start(clients, poolSize);
  }

  /** Starts it again where it ends within seconds, as a supervisor does. */
  public void startUnlessAlive() throws IOException, InterruptedException {
    if (process.waitFor(3, TimeUnit.SECONDS)) {
      start();
    }
  }

  public int port() {
    return port;
  }

  /** The plain JDBC URL of an outsider. */
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port + "/headgate?user=headgate&sslmode=disable";
  }

  /** Ends every client and comes back with other limits. */
  public void restart(int clients, int poolSize) throws IOException {
    close();
    start(clients, poolSize);
  }

  private void start(int newClients, int newPoolSize) throws IOException {
    clients = newClients;
    poolSize = newPoolSize;
    Path users = directory.resolve("users.txt");
    Files.writeString(users, "\"headgate\" \"\"\n");
    Path settings = directory.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
        """
        [databases]
        headgate = host=127.0.0.1 port=%d dbname=headgate
        %s = host=127.0.0.1 port=%d dbname=headgate
        [pgbouncer]
        listen_addr = 127.0.0.1,::1
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        pool_mode = %s
        max_client_conn = %d
        default_pool_size = %d
        server_login_retry = 1
        """
            .formatted(
                target,
                ALIAS,
                target,
                port,
                users,
                mode.name().toLowerCase(Locale.ROOT),
                clients,
                poolSize));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    process =
        new ProcessBuilder(command(settings))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("pgbouncer.log").toFile()))
            .start();
    await().atMost(Duration.ofSeconds(10)).until(this::isListening);
  }

  /** PgBouncer refuses to run as root. */
  private static List<String> command(Path settings) {
    List<String> command = new ArrayList<>();
    command.add(Tool.named("pgbouncer").program().toString());
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "postgres"));
    }
    command.add(settings.toString());
    return command;
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
