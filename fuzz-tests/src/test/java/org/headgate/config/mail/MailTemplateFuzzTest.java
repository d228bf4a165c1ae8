package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.fuzzing.ParserFuzz;
import org.junit.jupiter.api.io.TempDir;

/** A template of an operator: what is accepted is written in bounded time, and sees no class. */
class MailTemplateFuzzTest extends ParserFuzz {
  @TempDir private Path folder;

  @Override
  protected void read(String text) throws Exception {
    Files.write(folder.resolve("code.ftl"), text.getBytes(StandardCharsets.UTF_8));
    MailTemplateCheck.Result result = MailTemplateCheck.read(folder);
    assertThat(result.files().texts().isEmpty()).isEqualTo(!result.problems().isEmpty());
    assertThat(result.problems()).allMatch(problem -> !problem.toString().contains("\n"));
  }
}
