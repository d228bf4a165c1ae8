package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
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
}
