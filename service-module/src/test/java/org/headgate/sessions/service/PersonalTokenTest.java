package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.zip.CRC32;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

class PersonalTokenTest {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final UUID id = UUID.randomUUID();
  private final PersonalToken token = PersonalToken.generate(id, new SecureRandom(), keys);

  @Test
  void tokensStartWithTheirPrefix() {
    assertThat(PersonalToken.prefix(id)).hasSize(16);
    assertThat(token.text()).startsWith(PersonalToken.prefix(id));
  }

  @Test
  void tokenIsParsedWithItsId() {
    assertThat(PersonalToken.parse(token.text(), keys)).contains(token);
    assertThat(token.id()).isEqualTo(id);
  }

  /** Its form is all that a scanner goes by; the server's secret is not needed. */
  @Test
  void tokensHaveAFixedFormWithAChecksum() {
    assertThat(token.text()).matches("hgp_[A-Za-z0-9_-]{86}[0-9A-Za-z]{6}");
    CRC32 crc = new CRC32();
    crc.update(
        token.text().substring(0, token.text().length() - 6).getBytes(StandardCharsets.UTF_8));

    long checksum =
        token
            .text()
            .substring(token.text().length() - 6)
            .chars()
            .mapToLong(DIGITS::indexOf)
            .reduce(0, (value, digit) -> value * DIGITS.length() + digit);

    assertThat(checksum).isEqualTo(crc.getValue());
  }

  @Test
  void tokensOfTheSameIdDiffer() {
    PersonalToken other = PersonalToken.generate(id, new SecureRandom(), keys);

    assertThat(other.text()).isNotEqualTo(token.text());
    assertThat(other.hash(keys)).isNotEqualTo(token.hash(keys));
  }

  @Test
  void foreignAndAlteredTokensAreRefused() {
    byte[] others = new byte[32];
    others[0] = 1;

    assertThat(PersonalToken.parse(token.text(), new KeyRing(others))).isEmpty();
    for (String text :
        new String[] {
          "",
          "hgp_",
          "hgp_000000",
          token.text() + "A",
          token.text().substring(0, token.text().length() - 1),
          token.text().replace("hgp_", "hgs_"),
          changed(token.text(), 20),
          changed(token.text(), token.text().length() - 1)
        }) {
      assertThat(PersonalToken.parse(text, keys)).as(text).isEmpty();
    }
  }

  @Test
  void toStringShowsOnlyTheId() {
    assertThat(token).hasToString("PersonalToken[" + id + "]");
  }

  private static String changed(String text, int place) {
    char other = text.charAt(place) == 'A' ? 'B' : 'A';
    return text.substring(0, place) + other + text.substring(place + 1);
  }
}
