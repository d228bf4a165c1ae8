package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no class file shows of the sources. */
class SourceTextTest {

  /** Only docs/ancestors.md has the ids of requirements; code says the requirement itself. */
  @Test
  void sourcesSayARequirementAndNotItsId() throws IOException {
    Pattern id = Pattern.compile("seed [A-Z]\\d", Pattern.CASE_INSENSITIVE);
    try (Stream<Path> files = Files.walk(RepositoryFiles.root())) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> !file.toString().contains("/target/"))
                  .filter(file -> id.matcher(RepositoryFiles.text(file)).find()))
          .isEmpty();
    }
  }
}
