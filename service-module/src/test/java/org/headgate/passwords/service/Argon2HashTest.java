package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.PasswordHashCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Argon2HashTest {

  private static final HexFormat HEX = HexFormat.of();

  /**
   * Made with the reference implementation's command line: password "password", salt "somesalt".
   */
  private static final String OF_THE_REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static Stream<Argon2Function> functions() {
    JavaArgon2 java = new JavaArgon2();
    return Stream.concat(Stream.of(java), NativeArgon2.load(java).stream());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hashMatchesTheReferenceImplementation(Argon2Function function) {
    assertThat(Argon2Hash.matches("password", OF_THE_REFERENCE, function)).isTrue();
    assertThat(Argon2Hash.matches("passwore", OF_THE_REFERENCE, function)).isFalse();
  }

  /** Each node can verify the hashes of every other. */
  @Property(tries = 100)
  void allImplementationsDeriveTheSameHash(
      @ForAll @Size(max = 140) byte[] password,
      @ForAll @Size(min = 1, max = 40) byte[] salt,
      @ForAll @IntRange(min = 4, max = 70) int length,
      @ForAll @IntRange(min = 32, max = 128) int memoryKib,
      @ForAll @IntRange(min = 1, max = 3) int iterations,
      @ForAll @IntRange(min = 1, max = 4) int lanes) {
    Argon2Hash cost = new Argon2Hash(memoryKib, iterations, lanes);

    assertThat(
            functions()
                .map(function -> HEX.formatHex(function.derive(cost, password, salt, length))))
        .containsOnly(HEX.formatHex(new JavaArgon2().derive(cost, password, salt, length)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void reusedMemoryDoesNotChangeTheHash(Argon2Function function) {
    String other =
        Argon2Hash.of(PasswordHashCost.DEFAULT).hash("nine", new SecureRandom(), function);

    for (int times = 0; times < 3; times++) {
      assertThat(Argon2Hash.matches("password", OF_THE_REFERENCE, function)).isTrue();
      assertThat(Argon2Hash.matches("nine", other, function)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void concurrentHashesDoNotShareMemory(Argon2Function function) {
    List<byte[]> passwords =
        IntStream.range(0, 64)
            .mapToObj(i -> ("password " + i).getBytes(StandardCharsets.UTF_8))
            .toList();
    byte[] salt = new byte[16];
    Argon2Hash cost = new Argon2Hash(256, 2, 1);

    List<String> together =
        passwords.parallelStream()
            .map(password -> HEX.formatHex(function.derive(cost, password, salt, 32)))
            .toList();

    assertThat(together)
        .isEqualTo(
            passwords.stream()
                .map(password -> HEX.formatHex(function.derive(cost, password, salt, 32)))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hashContainsCostAndSalt(Argon2Function function) {
    SecureRandom random = new SecureRandom();

    Argon2Hash current = Argon2Hash.of(PasswordHashCost.DEFAULT);
    String hash = current.hash("nine lanterns", random, function);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hash).isNotEqualTo(current.hash("nine lanterns", random, function));
    assertThat(Argon2Hash.matches("nine lanterns", hash, function)).isTrue();
  }

  @Test
  void costIsComparedWithTheConfiguredOne() {
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
  void foreignHashesAreVerifiedAndMarkedForRehashing() {
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
  void malformedHashIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> Argon2Hash.matches("x", "plain", new JavaArgon2()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("plain");
  }
}
