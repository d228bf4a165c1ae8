package org.headgate.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/security.md against the standard's numbers and against the tree. */
class SecurityDocumentTest {

  private static final Pattern ROW =
      Pattern.compile(
          "^\\|\\s*(\\d+\\.\\d+\\.\\d+)\\s*\\|[^|]+\\|\\s*([^|]*?)\\s*\\|([^|]*)\\|\\s*$",
          Pattern.MULTILINE);
  private static final Set<String> STATES = Set.of("met", "partly", "open", "n/a");

  /** How many lines of levels 1 and 2 each section of ASVS 4.0.3 has. */
  private static final Map<String, Integer> LAST =
      Map.ofEntries(
          Map.entry("2.1", 12),
          Map.entry("2.2", 3),
          Map.entry("2.3", 3),
          Map.entry("2.4", 5),
          Map.entry("2.5", 7),
          Map.entry("2.6", 3),
          Map.entry("2.7", 6),
          Map.entry("2.8", 7),
          Map.entry("2.9", 3),
          Map.entry("2.10", 4),
          Map.entry("3.1", 1),
          Map.entry("3.2", 4),
          Map.entry("3.3", 4),
          Map.entry("3.4", 5),
          Map.entry("3.5", 3),
          Map.entry("3.7", 1),
          Map.entry("4.1", 5),
          Map.entry("4.2", 2),
          Map.entry("4.3", 3));

  /** Deleted from the standard. */
  private static final Set<String> DELETED = Set.of("4.1.4");

  private record Line(String state, Requirement requirement) {
    String number() {
      return requirement.id();
    }
  }

  private final Project project = Project.found();
  private final List<Line> lines =
      ROW.matcher(project.text("docs/security.md"))
          .results()
          .map(row -> new Line(row.group(2), new Requirement(row.group(1), row.group(3).strip())))
          .toList();

  @Test
  void everyRequirementIsListedOnce() {
    assertThat(lines)
        .extracting(Line::number)
        .containsExactlyInAnyOrderElementsOf(
            LAST.entrySet().stream()
                .flatMap(
                    section ->
                        IntStream.rangeClosed(1, section.getValue())
                            .mapToObj(line -> section.getKey() + "." + line))
                .filter(number -> !DELETED.contains(number))
                .toList());
  }

  @Test
  void everyRequirementHasAStateAndAReason() {
    assertThat(lines).allMatch(line -> STATES.contains(line.state()));
    assertThat(lines).noneMatch(line -> line.requirement().proof().isEmpty());
  }

  @Test
  void everyReferencedTestExists() {
    Stream<Requirement.Reference> named =
        lines.stream().flatMap(line -> line.requirement().references().stream());

    assertThat(named).isNotEmpty().allMatch(test -> project.hasTest(test.className(), test.test()));
  }
}
