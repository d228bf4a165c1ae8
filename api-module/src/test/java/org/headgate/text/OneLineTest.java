package org.headgate.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r", "\n", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\ud800"
      })
  void whatEndsALineOrSteersATerminalIsNoPartOfOne(String character) {
    String text = "a" + character + "b";

    assertThat(OneLine.isOne(text)).isFalse();
    assertThat(OneLine.spaced(text)).isEqualTo("a b");
    assertThat(OneLine.escaped(text))
        .isEqualTo("a" + "\\u%04x".formatted((int) character.charAt(0)) + "b");
  }

  @Test
  void lettersOfAllScriptsStay() {
    String text = "Łukasz 😀 می‌خواهم \u200f";

    assertThat(OneLine.isOne(text)).isTrue();
    assertThat(OneLine.spaced(text)).isSameAs(text);
    assertThat(OneLine.escaped(text)).isSameAs(text);
  }

  @Test
  void whatTurnsTheDirectionIsShownInALog() {
    assertThat(OneLine.escaped("a\u202eb\u2066")).isEqualTo("a\\u202eb\\u2066");
  }

  @Test
  void aRunBecomesOneSpace() {
    assertThat(OneLine.spaced("a\r\n\tb")).isEqualTo("a b");
  }

  @Property
  void nothingBreaksALine(@ForAll String text) {
    assertThat(OneLine.isOne(OneLine.spaced(text))).isTrue();
    assertThat(OneLine.isOne(OneLine.escaped(text))).isTrue();
    assertThat(OneLine.escaped(text).lines().count()).isLessThanOrEqualTo(1);
  }
}
