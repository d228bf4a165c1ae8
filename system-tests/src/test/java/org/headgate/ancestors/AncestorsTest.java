package org.headgate.ancestors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/ancestors.md against the tree: every seed has its row and its proof, every ancestor's
 * failure its scenario, and every proof is a test that exists.
 */
class AncestorsTest {

  private static final List<String> SEEDS =
      Stream.of(seeds("A", 12), seeds("B", 11), seeds("C", 8), seeds("D", 7), seeds("E", 6))
          .flatMap(seed -> seed)
          .toList();

  private final Project project = Project.found();
  private final List<Claim> claims = Claim.in(project.text("docs/ancestors.md"));
  private final List<Claim> scenarios = Claim.scenariosIn(project.text("docs/ancestors.md"));

  @Test
  void requirementsHaveOneRowEachInOrder() {
    assertThat(claims).extracting(Claim::seed).containsExactlyElementsOf(SEEDS);
  }

  @Test
  void everyClaimReferencesTests() {
    assertThat(claims).allMatch(Claim::isProven);
  }

  @Test
  void everyAncestorFailureHasAScenario() {
    assertThat(scenarios).extracting(Claim::seed).containsExactly("A", "B", "C", "D", "E");
    assertThat(scenarios).allMatch(Claim::isProven);
  }

  @Test
  void everyReferencedTestExists() {
    assertThat(
            Stream.concat(claims.stream(), scenarios.stream())
                .flatMap(claim -> claim.references().stream()))
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
    assertThat(new Claim("A1", "see the code").isProven()).isFalse();
    assertThat(new Claim("A1", "open: the pooler. So far: SomeTest#some").isProven()).isFalse();
    assertThat(new Claim("A1", "").isProven()).isFalse();
    assertThat(new Claim("A1", "SomeTest#some OtherIT#other").isProven()).isTrue();
  }

  private static Stream<String> seeds(String ancestor, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> ancestor + number);
  }
}
