package org.headgate.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tests that hold threads of the server name its methods as text: a method that is renamed
 * would be found by those tests only, which run in a longer profile.
 */
class HeldMethodsTest {

  private static final Pattern HELD =
      Pattern.compile("holdIn\\(\\s*\"[\\w.]+\\.(\\w+)\",\\s*\"(\\w+)\"\\)");

  private final Project project = Project.found();

  @Test
  void heldMethodsExist() {
    List<MatchResult> held =
        project.systemTests().stream()
            .flatMap(source -> HELD.matcher(Project.read(source)).results())
            .toList();

    assertThat(held)
        .isNotEmpty()
        .allMatch(method -> project.hasMethod(method.group(1), method.group(2)));
  }
}
