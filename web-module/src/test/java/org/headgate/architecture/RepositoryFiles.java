package org.headgate.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of this repository, from whichever module a test runs. */
final class RepositoryFiles {

  private RepositoryFiles() {}

  /** The folder that has {@code docs/architecture.md}. */
  static Path root() {
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, directory -> directory != null, Path::getParent)
        .filter(directory -> Files.exists(directory.resolve("docs/architecture.md")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no docs/architecture.md above " + start));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
