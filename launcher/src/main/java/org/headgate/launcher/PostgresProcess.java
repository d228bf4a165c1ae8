package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The postmaster of a PostgreSQL cluster. It is a daemon with its own process group: Ctrl-C does
 * not reach it, and it survives a killed launcher. Its command line contains the data directory,
 * which proves that it is ours.
 */
public final class PostgresProcess {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Path dataDirectory;

  /**
   * @param dataDirectory the data directory of the cluster, as the postmaster was told it
   */
  public PostgresProcess(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
  }

  /**
   * The postmaster of this very data directory, if it runs.
   *
   * @throws IOException when its process file is there but cannot be read
   */
  public Optional<ProcessHandle> running() throws IOException {
    Path file = dataDirectory.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(OsProcess::isRunning)
        .filter(this::servesOurData);
  }

  /**
   * Ends the postmaster if it runs: PostgreSQL's fast shutdown, and by force when that takes more
   * than 5 s.
   *
   * @return whether there was one
   * @throws IOException when it cannot be told to end
   */
  public boolean end() throws IOException {
    Optional<ProcessHandle> found = running();
    if (found.isPresent()) {
      interrupt(found.get());
      OsProcess.awaitEnd(found.get(), STOP_TIMEOUT);
    }
    return found.isPresent();
  }

  private boolean servesOurData(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .filter(arguments -> Arrays.asList(arguments).contains(dataDirectory.toString()))
        .isPresent();
  }

  /**
   * SIGINT is the fast shutdown; SIGTERM, the only signal that Java sends, would wait for all
   * clients to disconnect.
   */
  private static void interrupt(ProcessHandle process) throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
  }
}
