package org.headgate.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.launcher.PortAllocator;

/**
 * The PostgreSQL that is installed on this machine, with a cluster in a folder: its pg_dump reads
 * no newer one, as the embedded PostgreSQL is.
 */
public final class InstalledPostgres implements AutoCloseable {

  private final Path programs;
  private final Path folder;
  private final int port = new PortAllocator().any();

  private InstalledPostgres(Path programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  /** Where its programs are, as Debian has them; empty where there is none. */
  public static Optional<Path> programs() throws IOException {
    Path all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  /** One that runs, and lets everybody of this machine in. */
  public static InstalledPostgres started(Path programs, Path folder) throws IOException {
    InstalledPostgres postgres = new InstalledPostgres(programs, Files.createDirectory(folder));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    postgres.run(
        "initdb", "-D", "data", "-U", "headgate", "-A", "trust", "-E", "UTF8", "--no-sync");
    String options = "-p " + postgres.port + " -k '' -h localhost -c fsync=off";
    postgres.run("pg_ctl", "-D", "data", "-o", options, "-l", "log", "-w", "start");
    return postgres;
  }

  /** A new database, as a value for {@code DATABASE_URL}. */
  public String create(String database) {
    run("createdb", "-h", "localhost", "-p", Integer.toString(port), "-U", "headgate", database);
    return "postgresql://headgate@localhost:" + port + "/" + database;
  }

  @Override
  public void close() {
    run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop");
  }

  /** PostgreSQL refuses to be run by root. */
  private void run(String program, String... arguments) {
    String[] command = {programs.resolve(program).toString()};
    Stream<String> all = Stream.concat(Stream.of(command), Stream.of(arguments));
    if ("root".equals(System.getProperty("user.name"))) {
      Stream<String> other = Stream.of("--reuid=65534", "--regid=65534", "--clear-groups");
      Tool.named("setpriv").run(folder, Stream.concat(other, all).toArray(String[]::new));
    } else {
      new Tool(programs.resolve(program)).run(folder, arguments);
    }
  }
}
