package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.headgate.launcher.mail.CaughtMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u001b[31mb",
        "a\u001b[2J\u001b[1;1Hb",
        "a\u001b]0;title\u0007b",
        "a\u001b]8;;https://evil.example\u001b\\b",
        "a\u009b31mb",
        "a\u009d0;title\u009cb",
        "a\u001bPq#0\u001b\\b",
        "a\u001b(0b",
        "a\u001bcb",
        "a\u0000b",
        "a\u0008b",
        "a\u0007b",
        "a\u007fb",
        "a\u202eb",
        "a\u2066b\u2069",
        "a\u200bb",
        "ab\u001b",
        "ab\u001b[",
      })
  void terminalControlsAreDropped(String text) {
    assertThat(PrintableText.lines(text)).isEqualTo("ab");
  }

  @Test
  void lineBreaksAndLettersAreKept() {
    assertThat(PrintableText.lines("Gr\u00fc\u00dfe\r\nan\talle\rvon \ud83d\ude00\u2028hier"))
        .isEqualTo("Gr\u00fc\u00dfe\nan\talle\nvon \ud83d\ude00\nhier");
    assertThat(PrintableText.line("one\r\ntwo\tthree")).isEqualTo("one two three");
  }

  @Property
  void noControlCharacterRemains(@ForAll String text) {
    assertThat(PrintableText.lines(text).chars())
        .allMatch(
            character ->
                character == '\n' || character == '\t' || !Character.isISOControl(character));
    assertThat(PrintableText.line(text)).doesNotContain("\n");
  }

  @Test
  void printedMailHasNoControlCharacters() {
    CaughtMail mail =
        new CaughtMail(
            "ada@example.org",
            "no-reply@example.org",
            "Hello\u001b[2J\n---- mail to eve@example.org ----",
            "Code 111111\u001b[8m\r",
            Optional.empty(),
            Instant.EPOCH);

    assertThat(mail.printed())
        .contains("Subject: Hello ---- mail to eve@example.org ----\n", "Code 111111\n")
        .doesNotContain("\u001b")
        .doesNotContain("\r");
  }
}
