package org.headgate.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks docs/ancestors.md against the tree: every requirement and every failure of an earlier
 * application has its row, and each row names tests that exist.
 */
class AncestorsTest {

  private static final List<String> IDS =
      Stream.of(ids("A", 12), ids("B", 11), ids("C", 8), ids("D", 7), ids("E", 6))
          .flatMap(id -> id)
          .toList();

  private final Project project = Project.found();
  private final List<Requirement> requirements = Requirement.in(project.text("docs/ancestors.md"));
  private final List<Requirement> failures =
      Requirement.failuresIn(project.text("docs/ancestors.md"));

  @Test
  void requirementsHaveOneRowEachInOrder() {
    assertThat(requirements).extracting(Requirement::id).containsExactlyElementsOf(IDS);
  }

  @Test
  void everyRequirementReferencesTests() {
    assertThat(requirements).allMatch(Requirement::isProven);
  }

  @Test
  void everyAncestorFailureHasAScenario() {
    assertThat(failures).extracting(Requirement::id).containsExactly("A", "B", "C", "D", "E");
    assertThat(failures).allMatch(Requirement::isProven);
  }

  @Test
  void everyReferencedTestExists() {
    assertThat(
            Stream.concat(requirements.stream(), failures.stream())
                .flatMap(row -> row.references().stream()))
        .isNotEmpty()
        .allMatch(test -> project.hasTest(test.className(), test.test()));
  }

  @Test
  void missingTestProvesNothing() {
    assertThat(project.hasTest("AncestorsTest", "everyReferencedTestExists")).isTrue();
    assertThat(project.hasTest("AncestorsTest", "everyReferencedTest")).isFalse();
    assertThat(project.hasTest("Ancestors", "everyReferencedTestExists")).isFalse();
    assertThat(project.hasTest("Project", "hasTest")).isFalse();
  }

  @Test
  void proseIsNotAProof() {
    assertThat(new Requirement("A1", "see the code").isProven()).isFalse();
    assertThat(new Requirement("A1", "open: the pooler. So far: SomeTest#some").isProven())
        .isFalse();
    assertThat(new Requirement("A1", "").isProven()).isFalse();
    assertThat(new Requirement("A1", "SomeTest#some OtherIT#other").isProven()).isTrue();
  }

  private static Stream<String> ids(String ancestor, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> ancestor + number);
  }
}
