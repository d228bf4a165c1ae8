package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.headgate.common.service.KeyRing.Purpose;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private final KeyRing ours = new KeyRing(secret('a'));
  private final KeyRing theirs = new KeyRing(secret('b'));

  @Test
  void macDependsOnSecretAndPurpose() {
    assertThat(ours.mac(Purpose.CODE_HASH, bytes("x")))
        .isEqualTo(ours.mac(Purpose.CODE_HASH, bytes("x")))
        .isNotEqualTo(ours.mac(Purpose.CODE_VALUE, bytes("x")))
        .isNotEqualTo(theirs.mac(Purpose.CODE_HASH, bytes("x")));
  }

  /** Stored hashes are compared with it. */
  @Test
  void macStaysTheSame() {
    assertThat(HexFormat.of().formatHex(ours.mac(Purpose.CODE_HASH, bytes("x"))))
        .isEqualTo("04f0dd897977676aa6acf8b2f0599333aa1b61d14b67f0bcd388d9f8aaa9cf0d");
  }

  @Test
  void partsAreBoundToTheirLengths() {
    assertThat(ours.mac(Purpose.CODE_HASH, bytes("ab"), bytes("c")))
        .isNotEqualTo(ours.mac(Purpose.CODE_HASH, bytes("a"), bytes("bc")));
  }

  @Test
  void decryptionNeedsTheSameSecretAndLabel() {
    byte[] sealed = ours.encrypt(Purpose.SIGNING_KEY_SEAL, "key-1", bytes("private"));

    assertThat(ours.decrypt(Purpose.SIGNING_KEY_SEAL, "key-1", sealed)).isEqualTo(bytes("private"));
    assertThatThrownBy(() -> theirs.decrypt(Purpose.SIGNING_KEY_SEAL, "key-1", sealed))
        .isInstanceOf(KeyRing.UnreadableSecretException.class)
        .hasMessageContaining("SECRET_KEY");
    assertThatThrownBy(() -> ours.decrypt(Purpose.SIGNING_KEY_SEAL, "key-2", sealed))
        .isInstanceOf(KeyRing.UnreadableSecretException.class);
  }

  @Test
  void valueThatWasCutOffIsUnreadable() {
    byte[] sealed = ours.encrypt(Purpose.TOTP_SEAL, "ada", bytes("secret"));

    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> ours.decrypt(Purpose.TOTP_SEAL, "ada", cut))
          .isInstanceOf(KeyRing.UnreadableSecretException.class);
    }
  }

  @Test
  void shortSecretIsRefused() {
    assertThatThrownBy(() -> new KeyRing(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] secret(char fill) {
    return bytes(String.valueOf(fill).repeat(32));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
