package org.headgate.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops processes that a killed launcher left running in its home: Liberty first, then its
 * database. Only the holder of the {@link HomeLock} may use it, since then no launcher owns them.
 */
public final class OrphanProcessCleaner {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final HomeDirectory home;

  /**
   * @param lock the lock on the home whose processes are meant
   */
  public OrphanProcessCleaner(HomeLock lock) {
    this.home = lock.home();
  }

  /**
   * Ends what is left.
   *
   * @return a line for each process that was ended, for whoever watches the start
   * @throws IOException when a process file cannot be read, or a process not be told to end
   */
  public List<String> end() throws IOException {
    List<String> ended = new ArrayList<>();
    ProcessFile file = new ProcessFile(home.libertyProcessFile());
    Optional<ProcessHandle> liberty = file.running();
    if (liberty.isPresent()) {
      liberty.get().destroy();
      OsProcess.awaitEnd(liberty.get(), STOP_TIMEOUT);
      ended.add(
          "Ended a Liberty that an earlier run left behind (process %s)"
              .formatted(liberty.get().pid()));
    }
    file.delete();
    if (new PostgresProcess(home.databaseData()).end()) {
      ended.add("Ended a PostgreSQL that an earlier run left behind");
    }
    return ended;
  }
}
