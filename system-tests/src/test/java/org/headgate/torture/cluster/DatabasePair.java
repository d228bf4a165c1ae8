package org.headgate.torture.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.headgate.launcher.PostgresProcess;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.headgate.testbed.Tool;

/**
 * A primary and its streaming standby, and whoever looks after them: a commit waits until the
 * standby has it, so that nothing is lost when the standby is promoted.
 */
public final class DatabasePair implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String FIRST = "torture-first";
  private static final String SECOND = "torture-second";
  private static final Path TESTS = Path.of(System.getProperty("headgate.tests"));

  private final List<PostgresServer> hosts;
  private final List<SmallDisk> disks;
  private final TcpProxy primaryProxy;
  private volatile PostgresServer primary;
  private volatile PostgresServer standby;

  private DatabasePair(PostgresServer primary, PostgresServer standby, List<SmallDisk> disks)
      throws IOException {
    this.hosts = List.of(primary, standby);
    this.disks = disks;
    this.primaryProxy = TcpProxy.to(primary.port());
    this.primary = primary;
    this.standby = standby;
  }

  public static DatabasePair started() throws IOException, SQLException {
    List<SmallDisk> disks =
        List.of(SmallDisk.at(TESTS.resolve(FIRST)), SmallDisk.at(TESTS.resolve(SECOND)));
    PostgresServer primary = PostgresServer.started(FIRST);
    DatabasePair pair = new DatabasePair(primary, primary.standby(SECOND), disks);
    pair.awaitFollowed();
    return pair;
  }

  /** Both, in the order in which they are named to the nodes. */
  public List<PostgresServer> hosts() {
    return hosts;
  }

  /** Leads to whichever is the primary, as an address that moves does. */
  public int primaryPort() {
    return primaryProxy.port();
  }

  /** Whether the disks can be filled. */
  public boolean hasSmallDisks() {
    return disks.stream().allMatch(SmallDisk::canBeFilled);
  }

  public void fillDisk() throws IOException {
    diskOf(primary).fill();
  }

  /** Makes room again; a primary that gave up is started again, as a supervisor does. */
  public void freeDisk() throws IOException {
    diskOf(primary).free();
    if (new PostgresProcess(primary.data()).running().isEmpty()) {
      restartPrimary();
    }
  }

  private SmallDisk diskOf(PostgresServer server) {
    return disks.get(hosts.indexOf(server));
  }

  public PostgresServer primary() {
    return primary;
  }

  public PostgresServer standby() {
    return standby;
  }

  public long pidOf(PostgresServer server) {
    try {
      return new PostgresProcess(server.data()).running().orElseThrow().pid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the primary and all its sessions. */
  public void crashPrimary() throws IOException {
    crash(primary);
  }

  /**
   * Starts it again, as a supervisor does. Its start writes, and lets the standby in afterwards
   * only: commits wait for the standby again once that follows.
   */
  public void restartPrimary() throws IOException {
    Path settings = primary.data().resolve("postgresql.auto.conf");
    List<String> others =
        Files.readAllLines(settings).stream()
            .filter(line -> !line.startsWith("synchronous_standby_names"))
            .toList();
    Files.write(settings, others);
    primary.start();
  }

  private void crash(PostgresServer server) throws IOException {
    List<ProcessHandle> sessions =
        ProcessHandle.of(pidOf(server)).orElseThrow().descendants().toList();
    server.crash();
    sessions.forEach(ProcessHandle::destroyForcibly);
  }

  /** The standby takes over; the other host is dead. */
  public void promote() throws SQLException {
    standby.promote();
    PostgresServer promoted = standby;
    standby = primary;
    primary = promoted;
    primaryProxy.redirect(primary.port());
    primaryProxy.cut();
  }

  /** Makes the dead host a standby from a copy of the primary, which goes on meanwhile. */
  public void rejoin() throws IOException, SQLException {
    execute("alter system set wal_keep_size = '512MB'", "select pg_reload_conf()");
    Path data = standby.data();
    Tool.named("rm").run(data.getParent(), "-rf", data.toString());
    try (Connection connection = primary.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('rejoin', true)");
      copy(primary.data(), data);
      try (ResultSet label =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        label.next();
        Files.writeString(data.resolve("backup_label"), label.getString(1));
      }
    }
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n".formatted(primary.port()));
    standby.start();
    awaitFollowed();
  }

  /** Commits wait for the standby again. */
  public void awaitFollowed() throws SQLException {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                primary.number("select count(*) from pg_stat_replication where state = 'streaming'")
                    > 0);
    execute("alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
  }

  /** For each a statement of the primary's superuser. */
  public void execute(String... commands) throws SQLException {
    try (Connection connection = primary.superuser();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  /** Write-ahead log comes from the primary, and what vanishes meanwhile is not needed. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(folder, target(folder), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!isPrimarysOwn(from.relativize(file))) {
              try {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
              } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
          }

          private Path target(Path file) {
            return to.resolve(from.relativize(file));
          }
        });
  }

  private static boolean isPrimarysOwn(Path file) {
    String name = file.toString();
    return name.startsWith("pg_wal/")
        || name.equals("postmaster.pid")
        || name.equals("postmaster.opts")
        || name.equals("standby.signal");
  }

  @Override
  public void close() throws IOException {
    primaryProxy.close();
    standby.close();
    primary.close();
    for (SmallDisk disk : disks) {
      disk.close();
    }
  }
}
