package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "a@example.org||a@example.org",
        "<a@example.org>||a@example.org",
        "ACME <a@example.org>|ACME|a@example.org",
        "ACME   Inc <a@example.org>|ACME Inc|a@example.org",
        "J. R. Tolkien <a@example.org>|J. R. Tolkien|a@example.org",
        "\"ACME, Inc.\" <a@example.org>|ACME, Inc.|a@example.org",
        "\"a \\\"b\\\" \\\\ c\" <a@example.org>|a \"b\" \\ c|a@example.org",
        "Köln Konto <A@Köln.example>|Köln Konto|a@xn--kln-sna.example",
        "\"☕\" <a@example.org>|☕|a@example.org",
        "=?UTF-8?Q?K=C3=B6ln?= <a@example.org>|=?UTF-8?Q?K=C3=B6ln?=|a@example.org",
        "a@example.org (our (own) mails)||a@example.org",
        "ACME (no reply) <a@example.org> (x)|ACME|a@example.org",
        "\"ACME (Inc)\" <a@example.org>|ACME (Inc)|a@example.org",
        "\"\" <a@example.org>||a@example.org"
      })
  void mailboxIsParsedAsInRfc5322(String text, String name, String address) {
    Mailbox mailbox = Mailbox.parse(text);

    assertThat(mailbox.name().orElse(null)).isEqualTo(name);
    assertThat(mailbox.address()).hasToString(address);
    assertThat(Mailbox.parse(mailbox.toString())).isEqualTo(mailbox);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "ACME <>",
        "ACME a@example.org",
        "ACME, Inc. <a@example.org>",
        "ACME: Inc <a@example.org>",
        "ACME @ home <a@example.org>",
        "a@example.org, b@example.org",
        "A <a@example.org>, B <b@example.org>",
        "A <a@example.org> B",
        "A <a@example.org",
        "\"A <a@example.org>",
        "(A <a@example.org>",
        "team: a@example.org;",
        "A <a b@example.org>",
        "A <\"a\"@example.org>",
        "A <a@[127.0.0.1]>",
        "A\r\nBcc: b@example.org <a@example.org>",
        "A\u0000 <a@example.org>",
        "A\u2028 <a@example.org>"
      })
  void textOtherThanOneMailboxIsRefused(String text) {
    assertThatThrownBy(() -> Mailbox.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "ACME, Inc. <a@example.org>|\"ACME, Inc.\" <a@example.org>",
        "ACME: Inc <a@example.org>|\"ACME: Inc\" <a@example.org>",
        "ACME \"the\" @ home <a@example.org>|\"ACME \\\"the\\\" @ home\" <a@example.org>",
        "\"ACME, Inc. <a@example.org>|\"ACME, Inc.\" <a@example.org>"
      })
  void missingQuotesAreSuggested(String text, String normalized) {
    assertThat(Mailbox.meant(text)).map(Mailbox::toString).contains(normalized);
  }

  @Test
  void uselessQuotesAreNotSuggested() {
    assertThat(Mailbox.meant("a@example.org, b@example.org")).isEmpty();
    assertThat(Mailbox.meant("A <nobody>")).isEmpty();
  }

  @Test
  void longTextsAreParsedQuickly() {
    String text = "a".repeat(2_000) + "@";

    assertThat(timeOf(() -> Mailbox.parse(text))).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void overlongNameIsRefusedWithoutStackOverflow() {
    String name = "\"" + "a".repeat(20_000) + "\" <ada@example.org>";

    assertThatThrownBy(() -> Mailbox.parse(name)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Mailbox.parse("\"" + "\\a".repeat(400) + "\" <ada@example.org>").name())
        .contains("a".repeat(400));
  }

  private static Duration timeOf(Runnable work) {
    long startNanos = System.nanoTime();
    assertThatThrownBy(work::run).isInstanceOf(IllegalArgumentException.class);
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
