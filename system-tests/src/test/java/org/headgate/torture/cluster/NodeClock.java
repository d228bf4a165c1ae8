package org.headgate.torture.cluster;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock of one node, which can be set while the node runs. libfaketime reads from a file
 * how far it is off; durations are measured by the monotonic clock and stay true.
 */
public final class NodeClock {

  private static final Path LIBRARIES = Path.of("/usr/lib");

  private final Path library;
  private final Path file;

  private NodeClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** Empty where libfaketime is not installed. */
  static Optional<NodeClock> in(Path folder) throws IOException {
    Optional<NodeClock> clock =
        library().map(library -> new NodeClock(library, folder.resolve("clock")));
    if (clock.isPresent()) {
      clock.get().shift(Duration.ZERO);
    }
    return clock;
  }

  private static Optional<Path> library() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> architectures = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu")) {
      for (Path architecture : architectures) {
        Path library = architecture.resolve("faketime/libfaketime.so.1");
        if (Files.exists(library)) {
          return Optional.of(library);
        }
      }
    }
    return Optional.empty();
  }

  /** The environment variables that the node's process needs. */
  Map<String, String> variables() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Otherwise each timed wait of the JVM returns at once, and its threads spin.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
        "NO_FAKE_STAT", "1");
  }

  /**
   * Sets the clock ahead of the true time, within a second.
   *
   * @param ahead negative for a clock that is behind
   */
  public void shift(Duration ahead) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, "%+d%n".formatted(ahead.toSeconds()));
    Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }
}
