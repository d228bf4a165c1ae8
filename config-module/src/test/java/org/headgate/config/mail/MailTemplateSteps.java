package org.headgate.config.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of mail templates, and what is read of it. */
abstract class MailTemplateSteps {

  static final String MAIL =
      """
      <#assign subject>%s</#assign>
      <@m.mail>
      <@m.code>${code}</@m.code>
      %s
      </@m.mail>
      """;

  @TempDir Path parent;
  Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(parent.resolve("mails"));
  }

  void put(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  MailTemplateCheck.Result read() {
    return MailTemplateCheck.read(folder);
  }

  List<String> problems() {
    return read().problems().stream().map(TemplateProblem::text).toList();
  }

  RenderedMail render(String locale, String sample) {
    MailSample found = MailSample.named(sample).orElseThrow();
    return new MailTemplates(read().files()).write(found.kind(), locale, "Weir", found.facts());
  }
}
