package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console has words for each action of the audit log. */
class AuditLabelsTest {

  private static final Pattern ACTION =
      Pattern.compile("new AuditAction\\(\\s*\"([a-z_]+\\.[a-z_]+)\"");
  private static final Path WORDS =
      Path.of("web-module/src/main/webapp/console/js/auditactions.js");

  @Test
  void everyAuditActionHasALabel() throws IOException {
    String words = RepositoryFiles.text(RepositoryFiles.root().resolve(WORDS));

    List<String> actions = actions();

    assertThat(actions).hasSizeGreaterThan(40);
    assertThat(actions).allSatisfy(action -> assertThat(words).contains('"' + action + "\": \""));
  }

  private static List<String> actions() throws IOException {
    try (Stream<Path> files =
        Files.walk(RepositoryFiles.root().resolve("service-module/src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> ACTION.matcher(RepositoryFiles.text(file)).results())
          .map((MatchResult found) -> found.group(1))
          .distinct()
          .toList();
    }
  }
}
