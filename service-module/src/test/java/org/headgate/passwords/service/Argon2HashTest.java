package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.PasswordHashCost;
import org.junit.jupiter.api.Test;

class Argon2HashTest {

  private final Argon2Memory memory = new Argon2Memory();

  /**
   * Made with the reference implementation's command line: password "password", salt "somesalt".
   */
  private static final String OF_THE_REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  @Test
  void agreesWithTheReferenceImplementation() {
    assertThat(Argon2Hash.matches("password", OF_THE_REFERENCE, memory)).isTrue();
    assertThat(Argon2Hash.matches("passwore", OF_THE_REFERENCE, memory)).isFalse();
  }

  @Test
  void memoryThatWasUsedChangesNothing() {
    String other = Argon2Hash.of(PasswordHashCost.DEFAULT).hash("nine", new SecureRandom(), memory);

    for (int times = 0; times < 3; times++) {
      assertThat(Argon2Hash.matches("password", OF_THE_REFERENCE, memory)).isTrue();
      assertThat(Argon2Hash.matches("nine", other, memory)).isTrue();
    }
  }

  @Test
  void carriesItsOwnCostAndSalt() {
    SecureRandom random = new SecureRandom();

    Argon2Hash current = Argon2Hash.of(PasswordHashCost.DEFAULT);
    String hash = current.hash("nine lanterns", random, memory);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hash).isNotEqualTo(current.hash("nine lanterns", random, memory));
    assertThat(Argon2Hash.matches("nine lanterns", hash, memory)).isTrue();
  }

  @Test
  void itsCostIsToldFromAnother() {
    assertThat(Argon2Hash.of(OF_THE_REFERENCE)).isEqualTo(new Argon2Hash(256, 2, 1));
    for (PasswordHashCost cost :
        List.of(PasswordHashCost.DEFAULT, new PasswordHashCost(19_456, 3))) {
      PasswordHasher hashing = hashing(cost);
      String own = hashing.hash(new Password("nine lanterns"));
      assertThat(hashing.isOfAnotherCost(own)).isFalse();
      assertThat(hashing.isOfAnotherCost(OF_THE_REFERENCE)).isTrue();
      assertThat(hashing(new PasswordHashCost(20_000, 2)).isOfAnotherCost(own)).isTrue();
      assertThat(hashing.matches(new Password("password"), OF_THE_REFERENCE)).isTrue();
    }
  }

  @Test
  void aHashOfAnotherSystemIsCheckedAndTold() {
    String bcrypt = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    PasswordHasher hashing = hashing(PasswordHashCost.DEFAULT);

    assertThat(hashing.matches(new Password("U*U"), bcrypt)).isTrue();
    assertThat(hashing.matches(new Password("U*U*"), bcrypt)).isFalse();
    assertThat(hashing.isOfAnotherCost(bcrypt)).isTrue();
  }

  private static PasswordHasher hashing(PasswordHashCost cost) {
    Map<String, String> variables =
        Map.of(
            "PASSWORD_HASH_MEMORY", String.valueOf(cost.memoryKib()),
            "PASSWORD_HASH_ITERATIONS", String.valueOf(cost.iterations()));
    return new PasswordHasher(AccountSettings.from(new EnvironmentReader(variables), 9080));
  }

  @Test
  void refusesWhatIsNoHash() {
    assertThatThrownBy(() -> Argon2Hash.matches("x", "plain", memory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("plain");
  }
}
