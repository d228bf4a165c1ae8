package org.headgate.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the documents against the tree: no broken link, no incomplete or missing decision. */
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)");
  private static final Pattern LINK_TO_HEADING =
      Pattern.compile("\\]\\(([^)\\s#:]*)#([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern DECISION_NAME = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");
  private static final Pattern DECISION_REFERENCE = Pattern.compile("\\bdecisions?[ /](\\d{4})\\b");

  private final Project project = Project.found();

  /** As GitHub names headings: in lower case, with hyphens, numbered where one comes again. */
  private record LinkToHeading(Path file, String heading) {}

  private record Link(Path document, String target) {

    Path file() {
      return document.resolveSibling(target).normalize();
    }
  }

  @Test
  void everyLinkLeadsToAFile() {
    List<Link> links = project.documents().stream().flatMap(DocumentsTest::links).toList();

    assertThat(links).isNotEmpty();
    assertThat(links).allMatch(link -> project.has(link.file()));
  }

  @Test
  void everyLinkToAHeadingFindsIt() {
    List<LinkToHeading> links =
        project.documents().stream().flatMap(DocumentsTest::linksToHeadings).toList();

    assertThat(links).isNotEmpty();
    assertThat(links).allMatch(link -> headings(link.file()).contains(link.heading()));
  }

  @Test
  void everyDecisionHasThreeSections() {
    assertThat(project.decisions())
        .isNotEmpty()
        .allSatisfy(
            decision ->
                assertThat(Project.read(decision).lines())
                    .containsSubsequence("## Context", "## Decision", "## Consequence"));
  }

  @Test
  void decisionNumbersAreUnique() {
    List<String> names =
        project.decisions().stream().map(file -> file.getFileName().toString()).toList();

    assertThat(names).allMatch(name -> DECISION_NAME.matcher(name).matches());
    assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
  }

  @Test
  void decisionsThatSourcesReferToExist() {
    Set<String> numbers =
        project.decisions().stream()
            .map(file -> file.getFileName().toString().substring(0, 4))
            .collect(Collectors.toUnmodifiableSet());

    assertThat(project.sources().flatMap(DocumentsTest::referencedDecisions))
        .isNotEmpty()
        .isSubsetOf(numbers);
  }

  private static Stream<String> referencedDecisions(Path source) {
    return DECISION_REFERENCE
        .matcher(Project.read(source))
        .results()
        .map(reference -> reference.group(1));
  }

  @Test
  void indexListsEachDecisionOnce() {
    assertThat(links(project.root().resolve("docs/decisions/README.md")).map(Link::file))
        .containsExactlyInAnyOrderElementsOf(project.decisions());
  }

  private static Stream<Link> links(Path document) {
    return LINK.matcher(Project.read(document))
        .results()
        .map(match -> new Link(document, match.group(1)))
        .filter(link -> !ELSEWHERE.matcher(link.target()).matches());
  }

  private static Stream<LinkToHeading> linksToHeadings(Path document) {
    return LINK_TO_HEADING
        .matcher(Project.read(document))
        .results()
        .map(
            match ->
                new LinkToHeading(
                    match.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(match.group(1)).normalize(),
                    match.group(2)));
  }

  private static List<String> headings(Path document) {
    Map<String, Integer> seen = new HashMap<>();
    return HEADING
        .matcher(BLOCK.matcher(Project.read(document)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).replaceAll("]\\([^)]*\\)", "").toLowerCase(Locale.ROOT))
        .map(words -> words.replaceAll("[^\\p{L}\\p{N}_ -]", "").strip().replace(' ', '-'))
        .map(
            name -> {
              int previous = seen.merge(name, 1, Integer::sum) - 1;
              return previous == 0 ? name : name + "-" + previous;
            })
        .toList();
  }
}
