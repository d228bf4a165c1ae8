package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibertyPasswordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pa${HOME}ss",
        "{xor}abc",
        "a$$b",
        "$",
        "${",
        "{aes}x",
        "{hash}x",
        "%24",
        "\\${x}",
        "p w",
        "\u00fc\u20ac\ud83d\udd11",
        "_____"
      })
  void encodedPasswordDecodesToTheOriginal(String password) {
    String encoded = LibertyPassword.encode(new Secret(password));

    assertThat(encoded).matches("\\{xor}[A-Za-z0-9+/=]+");
    byte[] bytes = Base64.getDecoder().decode(encoded.substring("{xor}".length()));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (bytes[i] ^ '_');
    }
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(password);
  }
}
