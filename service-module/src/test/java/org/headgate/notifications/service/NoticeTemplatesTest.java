package org.headgate.notifications.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.config.mail.MailKind;
import org.headgate.config.mail.MailSample;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTemplatesTest {

  private static final String AT = "21 November 2026, 13:00 (Europe/Berlin)";

  @ParameterizedTest
  @EnumSource
  void eachNoticeIsRenderedInEachLanguage(NotificationType notificationType) {
    Stream.of("en", "de", "fr", "es", "it", "pt", "pl", "nl", "tr")
        .forEach(
            language -> {
              MailContent mail = render(notificationType, language, Map.of());
              assertThat(mail.subject()).isNotBlank().doesNotContain("\n");
              assertThat(mail.body()).contains(AT).contains("Weir").doesNotContain("<", "${");
              assertThat(mail.html().orElseThrow())
                  .startsWith("<!doctype html>")
                  .contains("<html lang=\"" + language + "\">")
                  .contains(AT)
                  .doesNotContain("${", "<#", "<@", "href", "src=");
            });
    assertThat(render(notificationType, "en", Map.of()).subject())
        .isNotEqualTo(render(notificationType, "de", Map.of()).subject());
  }

  @Test
  void eachNoticeHasASample() {
    assertThat(
            MailSample.ALL.stream()
                .filter(sample -> sample.kind() == MailKind.NOTICE)
                .map(sample -> sample.facts().get("notice")))
        .containsExactlyElementsOf(
            Arrays.stream(NotificationType.values()).map(NotificationType::templateName).toList());
  }

  @Test
  void noticeTextsAreUnique() {
    assertThat(Arrays.stream(NotificationType.values()).map(n -> render(n, "en", Map.of()).body()))
        .doesNotHaveDuplicates();
  }

  @Test
  void deviceNamesAreEscapedInHtml() {
    MailContent mail =
        render(
            NotificationType.NEW_DEVICE,
            "en",
            Map.of("device", "<img src=x>", "network", "192.0.2.7", "name", "Ada & Co"));

    assertThat(mail.body())
        .contains("Hello Ada & Co,\n\n")
        .contains("\nDevice: <img src=x>\n")
        .contains("\nNetwork address: 192.0.2.7\n");
    assertThat(mail.html().orElseThrow())
        .contains("Hello Ada &amp; Co,")
        .contains("&lt;img src=x&gt;")
        .doesNotContain("<img");
  }

  @Test
  void unknownLanguageUsesEnglish() {
    assertThat(render(NotificationType.PASSWORD_CHANGED, "sv-SE", Map.of()))
        .isEqualTo(render(NotificationType.PASSWORD_CHANGED, "en", Map.of()));
    assertThat(render(NotificationType.PASSWORD_CHANGED, "de-Latn-AT", Map.of()))
        .isEqualTo(render(NotificationType.PASSWORD_CHANGED, "de", Map.of()));
    assertThat(render(NotificationType.PASSWORD_CHANGED, "pt-BR", Map.of()))
        .isEqualTo(render(NotificationType.PASSWORD_CHANGED, "pt", Map.of()));
  }

  private static MailContent render(
      NotificationType notificationType, String locale, Map<String, String> facts) {
    Map<String, String> values = new HashMap<>(facts);
    values.put("notice", notificationType.templateName());
    values.put("at", AT);
    return Templates.ofWeir().write(MailKind.NOTICE, locale, values);
  }
}
