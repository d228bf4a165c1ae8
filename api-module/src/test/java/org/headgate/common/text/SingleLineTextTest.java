package org.headgate.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r", "\n", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\ud800"
      })
  void lineBreaksAndControlCharactersAreReplaced(String character) {
    String text = "a" + character + "b";

    assertThat(SingleLineText.isOne(text)).isFalse();
    assertThat(SingleLineText.spaced(text)).isEqualTo("a b");
    assertThat(SingleLineText.escaped(text))
        .isEqualTo("a" + "\\u%04x".formatted((int) character.charAt(0)) + "b");
  }

  @Test
  void lettersOfAllScriptsAreKept() {
    String text = "Łukasz 😀 می‌خواهم \u200f";

    assertThat(SingleLineText.isOne(text)).isTrue();
    assertThat(SingleLineText.spaced(text)).isSameAs(text);
    assertThat(SingleLineText.escaped(text)).isSameAs(text);
  }

  @Test
  void shortenedTextSplitsNoCharacter() {
    assertThat(SingleLineText.spaced("a\nb", 3)).isEqualTo("a b");
    assertThat(SingleLineText.spaced("abcd", 3)).isEqualTo("abc");
    assertThat(SingleLineText.spaced("ab😀", 3)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " a ", "\u200bŁ\u200b", "می\u200cخواهم", "😀", "❤\ufe0f"})
  void visibleNamesAreAccepted(String name) {
    assertThat(name).matches(SingleLineText.NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0",
        "\u200b",
        "\u200d\u2060 \ufeff",
        "\u202e",
        "a\nb",
        "\u115f\u1160",
        "\u2800",
        "\u3164",
        "\ufe0f"
      })
  void invisibleAndMultilineNamesAreRefused(String name) {
    assertThat(name).doesNotMatch(SingleLineText.NAME);
  }

  /** Those of private use and those that are unassigned too, such as U+FFFE. */
  @Test
  void trimmingKeepsEverySingleCharacterName() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).mapToObj(Character::toString))
        .filteredOn(SingleLineText::isName)
        .hasSizeGreaterThan(100_000)
        .allMatch(name -> SingleLineText.trimmedName(name).equals(name));
  }

  @Test
  void nameIsTrimmedAtBothEnds() {
    assertThat(SingleLineText.trimmedName(" \u00a0\u200b\ufeffa b❤\ufe0f\u202c\u2029 "))
        .isEqualTo("a b❤\ufe0f");
    assertThat(SingleLineText.trimmedName("\u200b ")).isEmpty();
  }

  @Test
  void bidiControlsAreEscapedInLogs() {
    assertThat(SingleLineText.escaped("a\u202eb\u2066")).isEqualTo("a\\u202eb\\u2066");
  }

  @Test
  void whitespaceRunBecomesOneSpace() {
    assertThat(SingleLineText.spaced("a\r\n\tb")).isEqualTo("a b");
  }

  @Property
  void resultsAreAlwaysOneLine(@ForAll String text) {
    assertThat(SingleLineText.isOne(SingleLineText.spaced(text))).isTrue();
    assertThat(SingleLineText.isOne(SingleLineText.escaped(text))).isTrue();
    assertThat(SingleLineText.escaped(text).lines().count()).isLessThanOrEqualTo(1);
  }
}
