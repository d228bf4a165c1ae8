package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthSampleTest {

  /** All symbols that zxcvbn takes for letters; unbounded, they have 736 combinations. */
  private static final String SYMBOLS = "4@8({[<369!|17$5+0%2";

  /** zxcvbn reads the text once for each combination: without the bound, 45,000 characters. */
  @ParameterizedTest
  @ValueSource(strings = {SYMBOLS, "1!|7+4@({[<69$5"})
  void chosenSymbolsDoNotMultiplyTheWork(String password) {
    CountedText sample = new CountedText(StrengthSample.of(password.repeat(8)));

    new Zxcvbn().measure(sample, List.of());

    assertThat(sample.reads).isLessThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tr0ub4dor&3",
        "1234567890!@#$%^&*()",
        "nine lanterns over the weir, 1234567890, and seven herons by it",
        "12345678901234567890123456789012345678901234567890"
      })
  void usualPasswordsAreMeasuredWhole(String password) {
    assertThat(StrengthSample.of(password)).isEqualTo(password);
  }

  @Test
  void atLeastTenCharactersAreMeasured() {
    assertThat(StrengthSample.of("({[<1!|74@$5+69")).hasSizeGreaterThanOrEqualTo(10);
    assertThat(StrengthSample.of("({[<1!|74")).isEqualTo("({[<1!|74");
    assertThat(StrengthSample.of("")).isEmpty();
  }

  @Test
  void longPasswordsAreMeasuredByTheirBeginning() {
    assertThat(StrengthSample.of("lantern ".repeat(16)))
        .isEqualTo("lantern ".repeat(16).substring(0, StrengthSample.MAX_LENGTH));
  }

  /** A text that counts how often its characters are read. */
  private static final class CountedText implements CharSequence {

    private final String text;
    private int reads;

    private CountedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
