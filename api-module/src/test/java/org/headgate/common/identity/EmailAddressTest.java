package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private static final String LONGEST_LABEL = "b".repeat(63);

  @ParameterizedTest
  @CsvSource({
    "' Ada@Example.ORG ', ada@example.org",
    "jo@müller.example, jo@xn--mller-kva.example",
    "jo@MÜLLER.example, jo@xn--mller-kva.example",
    "jo@mu\u0308ller.example, jo@xn--mller-kva.example",
    "jo@XN--MLLER-KVA.example, jo@xn--mller-kva.example",
    "jo@ｍüller。example, jo@xn--mller-kva.example",
    "jo@straße.example, jo@xn--strae-oqa.example",
    "jo@उदाहरण.परीक्षा, jo@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
    "jo@مثال.إختبار, jo@xn--mgbh0fb.xn--kgbechtv",
    "jo@☕.example, jo@xn--53h.example",
    "'\u202Aada@example.org\u202C', ada@example.org",
    "'\uFEFFada@example.org\u200B', ada@example.org",
    "'\u00A0ada@example.org\u2028', ada@example.org",
    "'\tada@example.org\r\n', ada@example.org"
  })
  void equivalentAddressSpellingsAreEqual(String spelling, String address) {
    assertThat(new EmailAddress(spelling)).hasToString(address);
    assertThat(new EmailAddress(address)).isEqualTo(new EmailAddress(spelling));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org",
        "a+b.c@sub.example.co",
        "admin@localhost",
        "a!b#c$d%e&f'g*h+i-j/k=l?m^n_o`p{q|r}s~t@example.org",
        "user%example.com@example.org",
        "-@example.org",
        "jo@ab--cd.example",
        "jo@3com.example",
        "jo@xn--53h.example"
      })
  void validAddressesAreAcceptedUnchanged(String text) {
    assertThat(new EmailAddress(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "a da@example.org",
        "ada@exa mple.org",
        "ada@example.org\nBcc: x@y.z",
        "ada@example.org>\r\nRCPT TO:<eve@example.org",
        "ada@-example.org",
        "ada@example-.org",
        "ada@example..org",
        "ada@.example.org",
        "ada@example.org.",
        "a@b@c",
        "dot.@docomo.example",
        ".dot@docomo.example",
        "dot..dot@docomo.example",
        "\"ada lovelace\"@example.org",
        "\"ada\"@example.org",
        "ada(comment)@example.org",
        "ada@example.org (Ada)",
        "Ada <ada@example.org>",
        "<ada@example.org>",
        "ada@[127.0.0.1]",
        "ada@[IPv6:::1]",
        "ada@127.0.0.1",
        "ada@1",
        "ada@0x7f000001",
        "ada@exa_mple.org",
        "ada@exam!ple.org",
        "šda@example.org",
        "jörg@example.org",
        "\u212Aate@example.org",
        "ａｄａ@example.org",
        "ada\uFF20example.org",
        "ad\u200Ba@example.org",
        "ad\u00ADa@example.org",
        "ad\u202Ea@example.org",
        "ad\u0000a@example.org",
        "ad\u007Fa@example.org",
        "ad\u0085a@example.org",
        "ada\u200B@example.org",
        "ada@\u200Bexample.org",
        "ada@exam\u200Bple.org",
        "ada@exam\u200Dple.org",
        "ada@exam\u00ADple.org",
        "ada@exam\u2060ple.org",
        "ada@exam\u202Eple.org",
        "ada@exam\u0378ple.org",
        "ada@exam\uE000ple.org",
        "ada@exam\uD83Dple.org",
        "ada@exam\u3000ple.org",
        "ada@xn--a.example",
        "ada@xn--.example",
        "ada@xn--example-.example",
        "ada@xn--mller-kva-.example",
        "ada@אb.example",
        "ada@\u0301a.example"
      })
  void invalidAddressesAreRefusedByField(String text) {
    assertThatThrownBy(() -> EmailAddress.of("new_email", text))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(FieldError::field)
                    .containsExactly("new_email"));
    assertThat(EmailAddress.stored(text).refusal()).isPresent();
  }

  @Test
  void missingAddressIsRefusedUnderFieldEmail() {
    assertThatThrownBy(() -> new EmailAddress(null))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("email must be an e-mail address");
  }

  @Test
  void lengthLimitsAreCountedInALabels() {
    String domain = String.join(".", LONGEST_LABEL, LONGEST_LABEL, "b".repeat(61));
    assertThat(new EmailAddress("a".repeat(64) + "@" + domain).value()).hasSize(254);

    assertRefused("a".repeat(65) + "@example.org");
    assertRefused("a".repeat(64) + "@" + domain + "b");
    assertRefused("a@" + LONGEST_LABEL + "b");
    assertRefused("a@" + "b".repeat(300));
    assertRefused("a@" + "ü".repeat(60));
    assertRefused("a@" + (LONGEST_LABEL + ".").repeat(4) + "b");
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "jo@xn--mller-kva.example, jo@müller.example",
    "jo@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g, jo@उदाहरण.परीक्षा",
    "jo@xn--80ak6aa92e.example, jo@аррӏе.example",
    "jo@xn--pple-43d.example, jo@xn--pple-43d.example"
  })
  void shownAddressUsesULabelsUnlessScriptsAreMixed(String address, String shown) {
    assertThat(new EmailAddress(address).shown()).isEqualTo(shown);
  }

  @Test
  void maskedAddressShowsFirstLetterAndDomain() {
    assertThat(new EmailAddress("jo@müller.example").masked()).isEqualTo("j…@müller.example");
  }

  @Test
  void storedInvalidAddressIsKeptWithRefusalReason() {
    EmailAddress kept = EmailAddress.stored("jo@müller.example");

    assertThat(kept.value()).isEqualTo("jo@müller.example");
    assertThat(kept.refusal()).contains("it is another spelling of jo@xn--mller-kva.example");
    assertThat(EmailAddress.stored("jo@xn--mller-kva.example").refusal()).isEmpty();
  }

  /** Each request of an account asks for the refusal, which has a short way for usual addresses. */
  @Property(tries = 5_000)
  void storedAddressIsRefusedUnlessItWouldBeAcceptedUnchanged(
      @ForAll("parts") String localPart, @ForAll("parts") String domain) {
    String text = localPart + "@" + domain;

    assertThat(EmailAddress.stored(text).refusal().isEmpty()).isEqualTo(isAcceptedUnchanged(text));
  }

  @Provide
  Arbitrary<String> parts() {
    Arbitrary<String> labels =
        Arbitraries.strings().withChars("abxyz019").ofMinLength(1).ofMaxLength(6);
    Arbitrary<String> separators =
        Arbitraries.of("", ".", "-", "_", "--", "..", "@", "A", "xn--", ".1", ".0x", "\u00e4");
    return Combinators.combine(separators, labels, separators, labels, separators)
        .as((before, first, between, last, after) -> before + first + between + last + after);
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 63, 64, 65})
  void longestLabelsAreCountedInStoredAddressesToo(int length) {
    String local = "a".repeat(length) + "@b";
    String domain = "a@" + "b".repeat(length);

    assertThat(EmailAddress.stored(local).refusal().isEmpty())
        .isEqualTo(isAcceptedUnchanged(local));
    assertThat(EmailAddress.stored(domain).refusal().isEmpty())
        .isEqualTo(isAcceptedUnchanged(domain));
  }

  private static boolean isAcceptedUnchanged(String text) {
    try {
      return EmailAddress.parse(text).value().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void overlongDomainIsRefused() {
    String domain = "\u00e4".repeat(1_001) + ".example";

    assertThatThrownBy(() -> new EmailAddress("ada@" + domain))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(EmailAddress.normalizedPart("ada@" + domain)).isEqualTo("ada@" + domain);
  }
}
