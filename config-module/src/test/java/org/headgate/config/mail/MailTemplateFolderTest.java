package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder with templates of an operator: its effect, and what is refused. */
class MailTemplateFolderTest extends MailTemplateSteps {

  @Test
  void emptyFolderChangesNothing() {
    assertThat(read().files()).isEqualTo(MailTemplateFiles.NONE);
    assertThat(problems()).isEmpty();
  }

  @Test
  void customTemplateIsRenderedWithBrand() throws IOException {
    put("code_tr.ftl", MAIL.formatted("${service} kodu: ${code}", "<@m.p>Merhaba & güle</@m.p>"));
    put(
        "brand.properties",
        """
        # ours
        product_name = Çınar
        logo_url = https://cdn.example.org/logo.png
        accent_color = #0B6E99
        background_color = #ffffff
        text_color = #112233
        """);

    RenderedMail turkish = render("tr-TR", "code.login");

    assertThat(problems()).isEmpty();
    assertThat(turkish.subject()).isEqualTo("Çınar kodu: 314159");
    assertThat(turkish.text()).startsWith("314159\n\nMerhaba & güle\n\n--");
    assertThat(turkish.html())
        .contains("<html lang=\"tr\">")
        .contains("src=\"https://cdn.example.org/logo.png\" alt=\"Çınar\"")
        .contains("color:#0b6e99", "background:#ffffff;color:#112233");
    assertThat(render("de", "code.login").subject()).isEqualTo("314159 ist Ihr Code für Çınar");
  }

  @Test
  void additionalLanguageIsSelectedByTag() throws IOException {
    put("code_ar.ftl", MAIL.formatted("${code}: ${service}", "<@m.p>كود</@m.p>"));
    put("code_pt-BR.ftl", MAIL.formatted("${code} do Brasil", "<@m.p>Oi</@m.p>"));
    assertThat(problems())
        .containsExactly("footer_ar.ftl: is missing: a mail in this language would end in English");
    put("footer_ar.ftl", "<@p>${service}</@p>");

    assertThat(problems()).isEmpty();
    assertThat(render("ar-EG", "code.login").html()).contains("<html lang=\"ar\" dir=\"rtl\">");
    assertThat(render("ar", "notice.new_device").subject()).isEqualTo("A log-in from a new device");
    assertThat(render("pt-BR", "code.login").subject()).isEqualTo("314159 do Brasil");
    assertThat(render("pt-PT", "code.login").subject()).startsWith("314159 é o seu");
    assertThat(new MailTemplates(read().files()).sources())
        .contains(
            new TemplateSource(MailKind.CODE, "ar", true),
            new TemplateSource(MailKind.CODE, "pt-BR", true),
            new TemplateSource(MailKind.CODE, "pt", false),
            new TemplateSource(MailKind.NOTICE, "en", false));
  }

  @Test
  void includedPartUsesLanguageOfTheMail() throws IOException {
    put("_greeting.ftl", "<@m.p>Cheers</@m.p>");
    put("_greeting_de.ftl", "<@m.p>Grüße</@m.p>");
    put("code.ftl", MAIL.formatted("${code}", "<#include \"_greeting.ftl\">"));
    put("code_de.ftl", MAIL.formatted("${code}", "<#include \"_greeting.ftl\">"));

    assertThat(problems()).isEmpty();
    assertThat(render("en", "code.login").text()).contains("Cheers");
    assertThat(render("de", "code.login").text()).contains("Grüße");
  }

  @Test
  void userTextIsEscapedInBodyAndSubject() throws IOException {
    put(
        "schedule_stopped.ftl",
        "<#assign subject>${schedule}</#assign><@m.mail><@m.p>${error}</@m.p></@m.mail>");
    Map<String, String> facts =
        Map.of("name", "", "schedule", "<script>", "error", "<img src=x>", "reason", "failed");

    RenderedMail mail =
        new MailTemplates(read().files()).write(MailKind.SCHEDULE_STOPPED, "en", "Weir", facts);

    assertThat(mail.html())
        .contains("&lt;img src=x&gt;", "<title>&lt;script&gt;</title>")
        .doesNotContain("<img", "<script");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invitaton.ftl | is no template",
        "html.ftl | is no template",
        "code.html | is no template",
        "code_pt_BR.ftl | the language is written pt-BR",
        "code_DE.ftl | the language is written de",
        "code_en.ftl | English has no suffix",
        "code_x!.ftl | is no BCP 47 tag"
      })
  void invalidFileNameIsRefused(String name, String reason) throws IOException {
    put(name, "text");

    assertThat(problems()).singleElement().asString().startsWith(name + ": ").contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product_name | product_name has 1 to 40 characters",
        "logo_url = http://example.org/a.png | logo_url is an https address",
        "logo_url = javascript:alert(1) | logo_url is an https address",
        "accent_color = red | accent_color is a colour such as #0b6e99",
        "acent_color = #000000 | there is no acent_color"
      })
  void invalidBrandIsRefusedByLine(String line, String reason) throws IOException {
    put("brand.properties", "# ours\n" + line + "\n");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("brand.properties, line 2: " + reason);
  }

  @Test
  void incompleteColourSetIsRefused() throws IOException {
    put("brand.properties", "text_color = #000000");

    assertThat(problems()).singleElement().asString().contains("together or not at all");
  }

  @Test
  void linksOutOfTheFolderAreRefused() throws IOException {
    Path secret = Files.writeString(parent.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("code.ftl"), secret);
    Files.createDirectory(folder.resolve("footer.ftl"));

    assertThat(problems())
        .containsExactly("code.ftl: leads out of the folder", "footer.ftl: is no file");
  }

  @Test
  void kubernetesVolumeIsRead() throws IOException {
    Path data = Files.createDirectory(folder.resolve("..2026_11_29"));
    Files.writeString(data.resolve("code.ftl"), MAIL.formatted("Ours ${code}", ""));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_29"));
    Files.createSymbolicLink(folder.resolve("code.ftl"), Path.of("..data/code.ftl"));

    assertThat(problems()).isEmpty();
    assertThat(render("en", "code.login").subject()).isEqualTo("Ours 314159");
  }

  @Test
  void oversizedAndBinaryFilesAreRefused() throws IOException {
    put("code.ftl", "a".repeat(32 * 1024 + 1));
    Files.write(folder.resolve("footer.ftl"), new byte[] {(byte) 0xFF, 'a'});
    put("notice.ftl", "${" + "(".repeat(16_000) + "name" + ")".repeat(16_000) + "}");

    assertThat(problems())
        .contains("code.ftl: has more than 32768 bytes", "footer.ftl: is not UTF-8")
        .anyMatch(problem -> problem.startsWith("notice.ftl"));
  }

  @Test
  void renderedMailSizeIsLimited() {
    Map<String, String> facts =
        Map.of("name", "", "schedule", "s", "error", "e".repeat(300_000), "reason", "failed");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                new MailTemplates(MailTemplateFiles.NONE)
                    .write(MailKind.SCHEDULE_STOPPED, "en", "Weir", facts))
        .rootCause()
        .hasMessageContaining("more than 262144 characters");
  }
}
