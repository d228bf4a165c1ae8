package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JDKs that benches run servers on: that of the build, and Java 25 where it is installed. */
final class Jdks {

  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private static final Pattern NEWER = Pattern.compile(".*\\b25\\b.*");

  private Jdks() {}

  static List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    newer().ifPresent(all::add);
    return all;
  }

  private static Optional<Path> newer() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (var found = Files.list(INSTALLED)) {
      return found
          .filter(each -> NEWER.matcher(each.getFileName().toString()).matches())
          .filter(each -> Files.isExecutable(each.resolve("bin/java")))
          .findFirst();
    }
  }
}
