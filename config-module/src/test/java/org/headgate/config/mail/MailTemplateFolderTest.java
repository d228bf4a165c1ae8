package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of an operator's own templates: what it changes, and what is refused. */
class MailTemplateFolderTest {

  private static final String MAIL =
      """
      <#assign subject>%s</#assign>
      <@m.mail>
      <@m.code>${code}</@m.code>
      %s
      </@m.mail>
      """;

  @TempDir Path parent;
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(parent.resolve("mails"));
  }

  @Test
  void anEmptyFolderChangesNothing() {
    assertThat(read().files()).isEqualTo(MailTemplateFiles.NONE);
    assertThat(problems()).isEmpty();
  }

  @Test
  void aTemplateOfOnesOwnIsWrittenWithTheBrand() throws IOException {
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

    WrittenMail turkish = written("tr-TR", "code.login");

    assertThat(problems()).isEmpty();
    assertThat(turkish.subject()).isEqualTo("Çınar kodu: 314159");
    assertThat(turkish.text()).startsWith("314159\n\nMerhaba & güle\n\n--");
    assertThat(turkish.html())
        .contains("<html lang=\"tr\">")
        .contains("src=\"https://cdn.example.org/logo.png\" alt=\"Çınar\"")
        .contains("color:#0b6e99", "background:#ffffff;color:#112233");
    assertThat(written("de", "code.login").subject()).isEqualTo("314159 ist Ihr Code für Çınar");
  }

  @Test
  void aLanguageThatIsNotShippedIsTakenByItsTag() throws IOException {
    put("code_ar.ftl", MAIL.formatted("${code}: ${service}", "<@m.p>كود</@m.p>"));
    put("code_pt-BR.ftl", MAIL.formatted("${code} do Brasil", "<@m.p>Oi</@m.p>"));
    assertThat(problems())
        .containsExactly("footer_ar.ftl: is missing: a mail in this language would end in English");
    put("footer_ar.ftl", "<@p>${service}</@p>");

    assertThat(problems()).isEmpty();
    assertThat(written("ar-EG", "code.login").html()).contains("<html lang=\"ar\" dir=\"rtl\">");
    assertThat(written("ar", "notice.new_device").subject())
        .isEqualTo("A log-in from a new device");
    assertThat(written("pt-BR", "code.login").subject()).isEqualTo("314159 do Brasil");
    assertThat(written("pt-PT", "code.login").subject()).startsWith("314159 é o seu");
    assertThat(new MailTemplates(read().files()).sources())
        .contains(
            new TemplateSource(MailKind.CODE, "ar", true),
            new TemplateSource(MailKind.CODE, "pt-BR", true),
            new TemplateSource(MailKind.CODE, "pt", false),
            new TemplateSource(MailKind.NOTICE, "en", false));
  }

  @Test
  void aPartIsIncludedInTheLanguageOfTheMail() throws IOException {
    put("_greeting.ftl", "<@m.p>Cheers</@m.p>");
    put("_greeting_de.ftl", "<@m.p>Grüße</@m.p>");
    put("code.ftl", MAIL.formatted("${code}", "<#include \"_greeting.ftl\">"));
    put("code_de.ftl", MAIL.formatted("${code}", "<#include \"_greeting.ftl\">"));

    assertThat(problems()).isEmpty();
    assertThat(written("en", "code.login").text()).contains("Cheers");
    assertThat(written("de", "code.login").text()).contains("Grüße");
  }

  @Test
  void whatAStrangerTypedIsNeitherMarkupNorAnotherLineOfTheSubject() throws IOException {
    put(
        "schedule_stopped.ftl",
        "<#assign subject>${schedule}</#assign><@m.mail><@m.p>${error}</@m.p></@m.mail>");
    Map<String, String> facts =
        Map.of("name", "", "schedule", "<script>", "error", "<img src=x>", "reason", "failed");

    WrittenMail mail =
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
  void aNameThatIsNoneIsRefused(String name, String reason) throws IOException {
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
  void aBrandThatIsNoneIsRefusedByItsLine(String line, String reason) throws IOException {
    put("brand.properties", "# ours\n" + line + "\n");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("brand.properties, line 2: " + reason);
  }

  @Test
  void coloursThatWouldNotBeReadTogetherAreRefused() throws IOException {
    put("brand.properties", "text_color = #000000");

    assertThat(problems()).singleElement().asString().contains("together or not at all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${nosuch} | there is no value nosuch; there are code, minutes, purpose, service",
        "<#if purpose == 'login'>${kode}</#if> | there is no value kode",
        "<#if purpose?> | line 4",
        "${'freemarker.template.utility.Execute'?new()('id')} | ?new is not for mails",
        "${code?api.class} | ?api is not for mails",
        "${code.class} | missing",
        "${'x${code?new()}'} | there is a value within a text in quotes",
        "${\"code?upper_case\"?eval} | ?eval is not for mails",
        "<@'<#list 1.. as i></#list>'?interpret /> | there is no @",
        "${code?left_pad(1000000000)} | ?left_pad is not for mails",
        "${code?replace('(a+)+', '', 'r')} | ?replace is not for mails",
        "${code?no_esc} | ?no_esc is not for mails",
        "${.get_optional_template('code.ftl').exists} | .get_optional_template is not for mails",
        "${.data_model.code} | .data_model is not for mails",
        "<#list 1.. as i>${i}</#list> | #list is not for mails",
        "<#macro again><@again/></#macro><@again/> | #macro is not for mails",
        "<#function f x><#return f(x)></#function> | #function is not for mails",
        "<#noautoesc>${code}</#noautoesc> | #noautoesc is not for mails",
        "<#outputformat 'undefined'>${code}</#outputformat> | #outputformat is not for mails",
        "<#include '/etc/passwd'> | only a part is included",
        "<#include '../secret.ftl'> | only a part is included",
        "<#include 'code.ftl'> | only a part is included",
        "<#include '_nosuch.ftl'> | _nosuch.ftl",
        "<#import '_part.ftl' as p> | #import is not for mails",
        "<#assign x = code + code> | nothing is assigned but the subject, once",
        "<#assign subject>${subject}${subject}</#assign> | nothing is assigned but the subject, once",
        "<#setting locale='xx'> | #setting is not for mails",
        "<#attempt>${code}<#recover></#attempt> | #attempt is not for mails",
        "<script>alert(1)</script> | there is markup",
        "<#noparse><b></#noparse> | there is markup",
        "<@m.link 'x'/> | there is no @m.link"
      })
  void whatIsNotForMailsIsRefusedByFileAndLine(String text, String reason) throws IOException {
    put("code_tr.ftl", MAIL.formatted("${code}", text.replace('\'', '"').replace("\\\"", "\"")));

    assertThat(problems())
        .isNotEmpty()
        .first()
        .asString()
        .startsWith("code_tr.ftl, line 4: ")
        .contains(reason.replace("line 4", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<#ftl auto_esc=false>", "<#ftl output_format=\"plainText\">"})
  void escapingIsNotSwitchedOffByAHeader(String header) throws IOException {
    put("code.ftl", header + MAIL.formatted("${code}", ""));

    assertThat(problems()).first().asString().contains("#ftl cannot change how text is escaped");
  }

  @Test
  void whatAMailMustSayIsAskedFor() throws IOException {
    put("code.ftl", "<#assign subject>a</#assign><@m.mail><@m.p>Hello</@m.p></@m.mail>");
    put("notice.ftl", "<@m.mail><@m.p>Hello</@m.p></@m.mail>");
    put("address_taken.ftl", "<#assign subject>a</#assign>Hello");

    assertThat(problems())
        .contains(
            "notice.ftl: has no subject: <#assign subject>...</#assign>",
            "code.ftl: does not say ${code}",
            "address_taken.ftl: has nothing within <@m.mail>...</@m.mail>");
  }

  @Test
  void aValueThatMayBeUnknownNeedsAnotherText() throws IOException {
    put(
        "notice.ftl",
        "<#assign subject>a</#assign>\n<@m.mail>\n<@m.p>${device}</@m.p>\n</@m.mail>");

    assertThat(problems()).first().asString().startsWith("notice.ftl, line 3: device is missing");
  }

  @Test
  void partsIncludeNothingAndAreIncludedSeldom() throws IOException {
    put("_a.ftl", "<#include \"_a.ftl\">");
    put("_b.ftl", "b");
    put("code.ftl", MAIL.formatted("${code}", "<#include \"_b.ftl\">".repeat(17)));

    assertThat(problems())
        .containsExactly(
            "_a.ftl, line 1: a part includes nothing", "code.ftl, line 4: more than 16 includes");
  }

  @Test
  void linksMayNotLeadOutOfTheFolder() throws IOException {
    Path secret = Files.writeString(parent.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("code.ftl"), secret);
    Files.createDirectory(folder.resolve("footer.ftl"));

    assertThat(problems())
        .containsExactly("code.ftl: leads out of the folder", "footer.ftl: is no file");
  }

  @Test
  void aVolumeOfKubernetesIsRead() throws IOException {
    Path data = Files.createDirectory(folder.resolve("..2026_11_29"));
    Files.writeString(data.resolve("code.ftl"), MAIL.formatted("Ours ${code}", ""));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_29"));
    Files.createSymbolicLink(folder.resolve("code.ftl"), Path.of("..data/code.ftl"));

    assertThat(problems()).isEmpty();
    assertThat(written("en", "code.login").subject()).isEqualTo("Ours 314159");
  }

  @Test
  void filesAreBoundedAndOfText() throws IOException {
    put("code.ftl", "a".repeat(32 * 1024 + 1));
    Files.write(folder.resolve("footer.ftl"), new byte[] {(byte) 0xFF, 'a'});
    put("notice.ftl", "${" + "(".repeat(16_000) + "name" + ")".repeat(16_000) + "}");

    assertThat(problems())
        .contains("code.ftl: has more than 32768 bytes", "footer.ftl: is not UTF-8")
        .anyMatch(problem -> problem.startsWith("notice.ftl"));
  }

  @Test
  void whatIsWrittenIsBounded() {
    Map<String, String> facts =
        Map.of("name", "", "schedule", "s", "error", "e".repeat(300_000), "reason", "failed");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                new MailTemplates(MailTemplateFiles.NONE)
                    .write(MailKind.SCHEDULE_STOPPED, "en", "Weir", facts))
        .rootCause()
        .hasMessageContaining("more than 262144 characters");
  }

  private void put(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private MailTemplateCheck.Result read() {
    return MailTemplateCheck.read(folder);
  }

  private List<String> problems() {
    return read().problems().stream().map(TemplateProblem::text).toList();
  }

  private WrittenMail written(String locale, String sample) {
    MailSample found = MailSample.named(sample).orElseThrow();
    return new MailTemplates(read().files()).write(found.kind(), locale, "Weir", found.facts());
  }
}
