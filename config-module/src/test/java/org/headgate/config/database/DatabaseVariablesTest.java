package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User and password of a database reach Liberty unchanged. */
class DatabaseVariablesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pa${HOME}ss",
        "{xor}abc",
        "{aes}AAAA",
        "{hash}x",
        "a$$b",
        "${",
        "$",
        "100%",
        "%24",
        "a+b c",
        "\\${x}",
        "a\"b'c<&>",
        "#{x}",
        "\u00fc\u20ac\ud83d\udd11"
      })
  void credentialsAreEncodedForLiberty(String word) {
    String encoded = PercentCoding.encode(word);
    Map<String, String> variables =
        HeadgateSettings.from(
                Map.of(
                    "DATABASE_URL",
                    "postgresql://" + encoded + ":" + encoded + "@db/x",
                    "SECRET_KEY",
                    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))
            .libertyVariables();

    for (String name : new String[] {"HEADGATE_PLATFORM_USER", "HEADGATE_PLATFORM_PASSWORD"}) {
      assertThat(variables.get(name)).matches("[A-Za-z0-9.*_%-]+");
      assertThat(PercentCoding.decode(variables.get(name))).isEqualTo(word);
    }
  }
}
