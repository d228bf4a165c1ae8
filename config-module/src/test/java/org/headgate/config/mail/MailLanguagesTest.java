package org.headgate.config.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shipped mail in each language. */
class MailLanguagesTest {

  private static final int LONGEST_SUBJECT = 78;

  /** Facts that choose a text and are not said. */
  private static final Set<String> SILENT = Set.of("purpose", "notice", "reason");

  private final MailTemplates templates = new MailTemplates(MailTemplateFiles.NONE);

  static Stream<Arguments> mails() {
    List<String> languages = new ArrayList<>(TemplateLanguages.SHIPPED);
    languages.add("en");
    return languages.stream()
        .flatMap(language -> MailSample.ALL.stream().map(sample -> Arguments.of(language, sample)));
  }

  @ParameterizedTest
  @MethodSource("mails")
  void eachMailStatesItsFactsInItsLanguage(String language, MailSample sample) {
    RenderedMail mail = render(language, sample);
    RenderedMail english = render("en", sample);

    assertThat(mail.subject()).isNotBlank().doesNotContain("\n", "  ");
    assertThat(mail.subject().length()).isLessThanOrEqualTo(LONGEST_SUBJECT);
    assertThat(mail.text()).contains("Weir").doesNotContain("<", "${", "  ");
    assertThat(mail.html())
        .startsWith("<!doctype html>")
        .contains("<html lang=\"" + language + "\">")
        .doesNotContain("${", "<#", "<@", "href", "src=");
    sample
        .facts()
        .forEach(
            (name, fact) -> {
              if (!SILENT.contains(name)) {
                assertThat(mail.text()).contains(fact);
                assertThat(mail.html()).contains(fact);
              }
            });
    if (!language.equals("en")) {
      assertThat(mail.subject()).isNotEqualTo(english.subject());
      assertThat(linesOf(mail)).doesNotContainAnyElementsOf(linesOf(english));
      assertThat(mail.text()).doesNotContain(" the ", " your ", " with ", " you ");
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void mailsHaveNoGapsWithoutOptionalFacts(String language, MailSample sample) {
    assertThat(render(language, sample.bare()).text()).doesNotContain("  ", " ,");
  }

  /** Administrators create accounts too, whose owners never signed up. */
  @ParameterizedTest
  @CsvSource({
    "en,has no password yet,If one was chosen",
    "de,noch kein Passwort,Falls",
    "fr,pas encore de mot de passe,Si un mot de passe",
    "es,aún no tiene contraseña,Si se eligió",
    "it,non ha ancora una password,Se ne è stata scelta",
    "pt,ainda não tem senha,Se foi escolhida",
    "pl,nie ma jeszcze hasła,Jeśli",
    "nl,nog geen wachtwoord,Als er",
    "tr,henüz bir parolası yok,seçildiyse"
  })
  void missingPasswordIsExplainedWithoutAssumingASignUp(
      String language, String missing, String condition) {
    String text =
        render(language, MailSample.named("notice.password_missing").orElseThrow()).text();

    assertThat(text.replaceAll("\\s+", " ")).contains(missing, condition);
  }

  @Test
  void regionsUseTheirLanguageAndUnknownLocalesEnglish() {
    MailSample sample = MailSample.named("code.login").orElseThrow();

    assertThat(render("pt-BR", sample)).isEqualTo(render("pt", sample));
    assertThat(render("de-Latn-AT", sample)).isEqualTo(render("de", sample));
    assertThat(render("ja", sample)).isEqualTo(render("en", sample));
    assertThat(render("not a locale", sample)).isEqualTo(render("en", sample));
  }

  private static List<String> linesOf(RenderedMail mail) {
    return mail.text().lines().filter(line -> line.length() > 30).toList();
  }

  private RenderedMail render(String language, MailSample sample) {
    return templates.write(sample.kind(), language, "Weir", sample.facts());
  }
}
