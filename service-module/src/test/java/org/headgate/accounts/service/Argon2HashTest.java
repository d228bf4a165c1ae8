package org.headgate.accounts.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Argon2HashTest {

  /**
   * Made with the reference implementation's command line: password "password", salt "somesalt".
   */
  private static final String OF_THE_REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  @Test
  void agreesWithTheReferenceImplementation() {
    assertThat(Argon2Hash.matches("password", OF_THE_REFERENCE)).isTrue();
    assertThat(Argon2Hash.matches("passwore", OF_THE_REFERENCE)).isFalse();
  }

  @Test
  void carriesItsOwnCostAndSalt() {
    SecureRandom random = new SecureRandom();

    String hash = Argon2Hash.CURRENT.hash("nine lanterns", random);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hash).isNotEqualTo(Argon2Hash.CURRENT.hash("nine lanterns", random));
    assertThat(Argon2Hash.matches("nine lanterns", hash)).isTrue();
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThatThrownBy(() -> Argon2Hash.matches("x", "plain"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("plain");
  }
}
