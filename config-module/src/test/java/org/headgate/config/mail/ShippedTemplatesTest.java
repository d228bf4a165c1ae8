package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shipped templates obey the rules of an operator's, because these begin as copies of them. */
class ShippedTemplatesTest extends MailTemplateSteps {

  static Stream<String> files() {
    return Stream.concat(
            Arrays.stream(MailKind.values()).map(MailKind::template),
            Stream.of(MailTemplateName.FOOTER))
        .flatMap(
            base ->
                Stream.concat(
                    Stream.of(base + MailTemplateName.ENDING),
                    TemplateLanguages.SHIPPED.stream()
                        .sorted()
                        .map(tag -> MailTemplateName.file(base, Locale.forLanguageTag(tag)))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void copyOfATemplateIsAccepted(String file) throws IOException {
    put(file, shipped(file));

    assertThat(problems()).isEmpty();
  }

  @Test
  void everyValueOfAMailIsAllowedInItsTemplate() {
    assertThat(MailSample.ALL)
        .allSatisfy(
            sample -> assertThat(sample.kind().names()).containsAll(sample.facts().keySet()));
  }

  private static String shipped(String file) throws IOException {
    try (InputStream in = MailTemplates.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
