package org.headgate.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds the texts that Jazzer found to the kept ones, shortest first and no more than a build
 * replays. Each of them reached code that no earlier one did.
 */
public final class CorpusKeeper {
  private static final int LONGEST = 300;
  private static final int MOST = 150;

  private CorpusKeeper() {}

  /**
   * Arguments: the folder that Jazzer keeps, with one for each test, and the folder of the kept
   * files.
   */
  public static void main(String[] arguments) throws IOException {
    Path kept = Path.of(arguments[1]);
    try (Stream<Path> tests = Files.list(Path.of(arguments[0]))) {
      tests.sorted().forEach(test -> keep(test, kept));
    }
  }

  private static void keep(Path found, Path kept) {
    String test = found.getFileName().toString();
    Path file = kept.resolve(test.substring(test.lastIndexOf('.') + 1) + ".txt");
    try (Stream<Path> texts = Files.walk(found)) {
      Set<String> lines = new LinkedHashSet<>(Files.readAllLines(file, StandardCharsets.US_ASCII));
      texts
          .filter(Files::isRegularFile)
          .map(CorpusKeeper::line)
          .filter(line -> line.length() <= LONGEST)
          .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
          .takeWhile(line -> lines.size() < MOST)
          .forEach(lines::add);
      Files.write(file, List.copyOf(lines), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Path text) {
    try {
      return FuzzText.line(FuzzText.of(Files.readAllBytes(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
