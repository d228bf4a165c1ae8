package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  private static final int MEMORY_KIB = 32_768;

  private final PasswordHasher hasher =
      new PasswordHasher(
          AccountSettings.from(
              new EnvironmentReader(Map.of("PASSWORD_HASH_MEMORY", String.valueOf(MEMORY_KIB))),
              9080));

  @Test
  void accountWithoutPasswordTakesAsLongAsUnknownAddress() {
    String compared = hasher.comparedWith(AccountCredentials.NO_PASSWORD);

    assertThat(Argon2Hash.of(compared)).isEqualTo(new Argon2Hash(MEMORY_KIB, 2, 1));
  }

  /** Not even that of the decoy hash, with which it is compared. */
  @Test
  void accountWithoutPasswordMatchesNoPassword() {
    assertThat(hasher.matches(new Password("nobody's password"), AccountCredentials.NO_PASSWORD))
        .isFalse();
  }

  @Test
  void hashMatchesOnlyItsPassword() {
    String hash = hasher.hash(new Password("ten otters in the mill race"));

    assertThat(hasher.matches(new Password("ten otters in the mill race"), hash)).isTrue();
    assertThat(hasher.matches(new Password("ten otters"), hash)).isFalse();
  }
}
