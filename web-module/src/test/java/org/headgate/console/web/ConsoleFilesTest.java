package org.headgate.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The console's files obey the policy they are served with, and every file they ask for is there.
 */
class ConsoleFilesTest {
  private static final Path CONSOLE = Path.of("src/main/webapp/console");
  private static final Pattern INLINE =
      Pattern.compile("<style|\\sstyle=|\\son[a-z]+=\"|<script>|innerHTML|\\beval\\(");
  private static final Pattern FAR = Pattern.compile("[\"'(]\\s*(?:https?:)?//");
  private static final Pattern SVG_NAMESPACE =
      Pattern.compile("\"http://www\\.w3\\.org/2000/svg\"");
  private static final Pattern ASKED_FOR =
      Pattern.compile("(?:from |href=|src=)\"([^\"#]+\\.(?:js|css|svg))\"");

  @Test
  void filesHaveNoInlineCode() throws IOException {
    assertThat(files())
        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(INLINE));
  }

  @Test
  void filesReferenceNoOtherServer() throws IOException {
    assertThat(files())
        .allSatisfy(
            file ->
                assertThat(SVG_NAMESPACE.matcher(Files.readString(file)).replaceAll(""))
                    .doesNotContainPattern(FAR));
  }

  @Test
  void everyReferencedFileExists() throws IOException {
    List<Path> asked = new ArrayList<>();
    for (Path file : files()) {
      ASKED_FOR
          .matcher(Files.readString(file))
          .results()
          .map(match -> Optional.ofNullable(file.getParent()).orElseThrow().resolve(match.group(1)))
          .forEach(asked::add);
    }

    assertThat(asked).hasSizeGreaterThan(20).allSatisfy(path -> assertThat(path).isRegularFile());
  }

  /** The indentation of scripts is not sent: a text over several lines would change. */
  @Test
  void textsOfScriptsEndOnTheirLine() throws IOException {
    assertThat(files())
        .filteredOn(file -> file.toString().endsWith(".js"))
        .allSatisfy(
            file ->
                assertThat(Files.readString(file).lines())
                    .filteredOn(line -> !line.stripLeading().startsWith("*"))
                    .allMatch(
                        line -> line.chars().filter(letter -> letter == '`').count() % 2 == 0));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CONSOLE)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
