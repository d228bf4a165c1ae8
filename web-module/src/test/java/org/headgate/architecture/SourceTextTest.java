package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on the text of sources, tests included, which class files do not show. */
class SourceTextTest {

  private static final int MAX_LINES = 250;
  private static final int MAX_CLASSES = 30;
  private static final int MAX_SENTENCES = 3;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?:\\s|$)");

  /** The beginning of a {@code toString} that leaves out a secret. */
  private static final Pattern TYPE_IN_TEXT = Pattern.compile("\"([A-Z]\\w+)\\[");

  /** Only docs/ancestors.md has the ids of requirements; code says the requirement itself. */
  @Test
  void sourcesContainNoRequirementIds() throws IOException {
    Pattern id = Pattern.compile("seed\\s+(?:\\*\\s+)?[A-Z]\\d", Pattern.CASE_INSENSITIVE);
    assertThat(sources())
        .filteredOn(file -> id.matcher(RepositoryFiles.text(file)).find())
        .isEmpty();
  }

  /**
   * A test that asserts nothing is green whatever happens. ArchUnit checks its rules itself, and
   * what is fuzzed is checked by the class that calls it.
   */
  @Test
  void everyTestAsserts() throws IOException {
    Pattern assertion =
        Pattern.compile(
            "\\bassert\\w*\\(|\\bawait\\(\\)|\\.then\\(\\)|@ArchTest|extends ParserFuzz");
    assertThat(sources())
        .filteredOn(file -> file.toString().matches(".*(?:Test|IT)\\.java"))
        .filteredOn(file -> !assertion.matcher(RepositoryFiles.text(file)).find())
        .isEmpty();
  }

  /** {@link NamesTest} sees the classes of the application only; others may name theirs. */
  @Test
  void testsHavePlainNames() throws IOException {
    assertThat(sources())
        .filteredOn(file -> file.toString().contains("/org/headgate/"))
        .extracting(file -> file.getFileName().toString().replace(".java", ""))
        .filteredOn(name -> name.matches(NamesTest.PRIVATE_WORDS))
        .isEmpty();
  }

  /** More is a second concept. */
  @Test
  void classHasAtMost250Lines() throws IOException {
    assertThat(sources())
        .filteredOn(file -> RepositoryFiles.text(file).lines().count() > MAX_LINES)
        .isEmpty();
  }

  /** As {@link NamesTest} says of the application: more is a second concept. */
  @Test
  void testPackageHasAtMostThirtyClasses() throws IOException {
    Map<Path, Long> sizes =
        sources().stream()
            .filter(file -> file.toString().contains("/src/test/java/"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(sizes).isNotEmpty();
    sizes.values().removeIf(size -> size <= MAX_CLASSES);
    assertThat(sizes).isEmpty();
  }

  /** "What", "who" and "whoever" hide the subject of a sentence. */
  @Test
  void commentsBeginWithTheirSubject() throws IOException {
    Pattern subjectless = Pattern.compile("/\\*\\*\\s+(?:\\*\\s+)?(?:What|Who|Whoever|Whose)\\b");
    assertThat(sources())
        .filteredOn(file -> subjectless.matcher(RepositoryFiles.text(file)).find())
        .isEmpty();
  }

  /** It says what the type is, why it exists, and what must stay true. */
  @Test
  void classCommentHasAtMostThreeSentences() throws IOException {
    Pattern comment = Pattern.compile("(?ms)^/\\*\\*(.*?)\\*/");
    assertThat(sources())
        .filteredOn(
            file ->
                comment
                    .matcher(RepositoryFiles.text(file))
                    .results()
                    .anyMatch(found -> sentences(found.group(1)) > MAX_SENTENCES))
        .isEmpty();
  }

  private static long sentences(String comment) {
    String text =
        comment
            .split("\n \\* @", 2)[0]
            .replaceAll("(?m)^\\s*\\*", "")
            .replaceAll("\\{@\\w+ [^}]*}", "x")
            .replaceAll("<[^>]+>", " ")
            .strip();
    return SENTENCE_END.matcher(text).results().count();
  }

  /** A log line names a type that there is: it is renamed in the text too. */
  @Test
  void toStringStartsWithItsTypeName() throws IOException {
    assertThat(sources())
        .filteredOn(file -> file.toString().contains("/src/main/"))
        .flatExtracting(file -> foreignNames(RepositoryFiles.text(file)))
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(RepositoryFiles.root())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static List<String> foreignNames(String source) {
    return TYPE_IN_TEXT
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !source.matches("(?s).*\\b(?:class|record) " + name + "\\b.*"))
        .toList();
  }
}
