package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidParserTest {

  private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  @Test
  void idIsParsedInEitherCase() {
    assertThat(UuidParser.parse(ID)).isEqualTo(UUID.fromString(ID));
    assertThat(UuidParser.parse(ID.toUpperCase(Locale.ROOT))).isEqualTo(UUID.fromString(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "+1890a5d-ac96-774b-bcce-b302099a8057",
        "1890a5d-ac96-774b-bcce-b302099a8057",
        "00001890a5d-ac96-774b-bcce-b302099a8057",
        "01890a5dac96774bbcceb302099a8057",
        "{01890a5d-ac96-774b-bcce-b302099a8057}",
        " 01890a5d-ac96-774b-bcce-b302099a8057",
        "01890a5d-ac96-774b-bcce-b302099a8057\n",
        "٠1890a5d-ac96-774b-bcce-b302099a8057",
        "AYkKXayWd0u8zrMCCZqAVw==",
      })
  void otherSpellingsAreRefused(String text) {
    assertThatThrownBy(() -> UuidParser.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyCharacterIsTakenOnlyAsDigitOrHyphenInItsPlace() {
    Pattern form = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    for (int place = 0; place < ID.length(); place++) {
      String before = ID.substring(0, place);
      String after = ID.substring(place + 1);
      assertThat(
              IntStream.rangeClosed(0, 0x7ff)
                  .mapToObj(character -> before + (char) character + after)
                  .filter(text -> isParsed(text) != form.matcher(text).matches()))
          .isEmpty();
    }
  }

  private static boolean isParsed(String text) {
    try {
      return UuidParser.parse(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
