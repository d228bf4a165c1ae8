package org.headgate.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextShortenerTest {

  @Test
  void shortTextIsKept() {
    assertThat(TextShortener.cut("abc", 3)).isEqualTo("abc");
    assertThat(TextShortener.withEllipsis("abc", 3)).isEqualTo("abc");
  }

  @Test
  void longTextIsCut() {
    assertThat(TextShortener.cut("abcd", 3)).isEqualTo("abc");
    assertThat(TextShortener.withEllipsis("abcd", 3)).isEqualTo("ab\u2026");
  }

  @Test
  void charactersOfTwoUnitsAreNotSplit() {
    assertThat(TextShortener.cut("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(TextShortener.cut("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(TextShortener.withEllipsis("ab\ud83d\ude00c", 4)).isEqualTo("ab\u2026");
  }
}
