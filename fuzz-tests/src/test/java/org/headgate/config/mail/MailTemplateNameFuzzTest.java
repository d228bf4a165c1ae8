package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class MailTemplateNameFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<MailTemplateName> read =
        parsed(IllegalArgumentException.class, () -> MailTemplateName.parse(text));
    if (read.isPresent() && !read.get().tag().isEmpty()) {
      assertThat(Locale.forLanguageTag(read.get().tag()).toLanguageTag())
          .isEqualTo(read.get().tag());
    }
  }
}
