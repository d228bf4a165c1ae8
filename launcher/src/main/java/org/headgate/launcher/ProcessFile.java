package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Stores the id and start time of a process that the launcher started; the start time matters
 * because ids are reused. It is written at the start and deleted at the end; a file that is left
 * tells the next launcher of an orphan.
 */
public final class ProcessFile {
  /** The reported start time shifts by about a second when the clock is corrected. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  private final Path file;

  /**
   * @param file where it is kept
   */
  public ProcessFile(Path file) {
    this.file = file;
  }

  /**
   * Names the process.
   *
   * @throws IOException when the file cannot be written
   */
  public void write(ProcessHandle process) throws IOException {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    Files.write(
        OwnerOnlyPermissions.createFile(file),
        List.of(Long.toString(process.pid()), start.toString()));
  }

  /**
   * The named process, if it still runs and is the same one.
   *
   * @throws IOException when the file is there but cannot be read
   */
  public Optional<ProcessHandle> running() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.get(0).matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0)))
        .filter(OsProcess::isRunning)
        .filter(process -> startedAbout(process, lines.get(1)));
  }

  /**
   * Forgets the process.
   *
   * @throws IOException when the file cannot be deleted
   */
  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static boolean startedAbout(ProcessHandle process, String written) {
    return instant(written)
        .flatMap(
            noted ->
                process
                    .info()
                    .startInstant()
                    .filter(start -> Duration.between(start, noted).abs().compareTo(TOLERANCE) < 0))
        .isPresent();
  }

  /** Empty where the file was cut off, such as on a full disk. */
  private static Optional<Instant> instant(String written) {
    try {
      return Optional.of(Instant.parse(written));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
