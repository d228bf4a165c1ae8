package org.headgate.otp.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeNormalizerTest {

  /** Blanks, hyphens and characters that show nothing. */
  private static final List<String> FORMATTING =
      List.of(
          " ", "\t", "\n", "\r\n", "\u0085", "\u00a0", "\u1680", "\u2002", "\u2003", "\u2007",
          "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u200b", "\u200c",
          "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff",
          "\u00ad", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212",
          "\u2043", "\ufe58", "\ufe63", "\uff0d", "\u02d7", "\u30fc", "\uff70");

  /** The zeros of some scripts; their other digits follow. */
  private static final List<Integer> ZEROS =
      List.of((int) '0', 0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x1d7ce, 0x1d7f6);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "123 456",
        "123-456",
        " 123456 ",
        "1 2 3 4 5 6",
        "123\u00a0456",
        "123\u2013456",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "\uff11\uff12\uff13\uff0d\uff14\uff15\uff16",
        "\u0661\u0662\u0663\u0664\u0665\u0666",
        "\uff11\uff12\uff13\u30fc\uff14\uff15\uff16",
        "123\uff70456",
        "\ufeff123456\u200b",
      })
  void formattingIsDropped(String typed) {
    assertThat(CodeNormalizer.digits("code", typed)).isEqualTo("123456");
  }

  @Property
  void formattingAndScriptDoNotChangeTheCode(
      @ForAll("codes") String code,
      @ForAll("paddings") List<String> paddings,
      @ForAll("zeros") int zero) {
    StringBuilder typed = new StringBuilder(paddings.get(0));
    IntStream.range(0, code.length())
        .forEach(
            place ->
                typed
                    .appendCodePoint(zero + code.charAt(place) - '0')
                    .append(paddings.get(place + 1)));

    assertThat(CodeNormalizer.digits("code", typed.toString())).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "12345",
        "1234567",
        "12345a",
        "123.456",
        "123,456",
        "123_456",
        "123/456",
        "+123456",
        "0x1234",
        "12345\u00b2",
        "\u2460\u2461\u2462\u2463\u2464\u2465",
        "12345\u0000",
        "12345\ud800",
        "12345\u001b",
        "7k2m-01qd-40ar",
        "1e3456",
        "null",
        "\u4e00\u4e8c\u4e09456",
      })
  void malformedCodesAreRefusedByField(String typed) {
    assertThatThrownBy(() -> CodeNormalizer.digits("some_field", typed))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(FieldError::field)
                    .containsExactly("some_field"));
  }

  @Test
  void refusalDoesNotShowTheCode() {
    assertThatThrownBy(() -> CodeNormalizer.digits("code", "1234567"))
        .hasMessageNotContaining("1234567");
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.strings().numeric().ofLength(6);
  }

  @Provide
  Arbitrary<List<String>> paddings() {
    return Arbitraries.of(FORMATTING)
        .list()
        .ofMaxSize(3)
        .map(parts -> String.join("", parts))
        .list()
        .ofSize(7);
  }

  @Provide
  Arbitrary<Integer> zeros() {
    return Arbitraries.of(ZEROS);
  }
}
