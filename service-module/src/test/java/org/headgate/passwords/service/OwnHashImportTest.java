package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.passwords.service.foreign.ForeignHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes of whatever cost can be configured are taken back by a server that is configured so. */
class OwnHashImportTest {

  private static final int[] MEMORIES = {19_456, 65_536, 65_537, 262_145, 1_048_576};

  /** Computes nothing, since some of these costs take many seconds. */
  private static final Argon2Function FREE = (cost, password, salt, length) -> new byte[length];

  private final SecureRandom random = new SecureRandom();

  static Stream<PasswordHashCost> costs() {
    return IntStream.of(MEMORIES)
        .boxed()
        .flatMap(
            memory ->
                IntStream.rangeClosed(2, 10)
                    .mapToObj(iterations -> new PasswordHashCost(memory, iterations)));
  }

  @ParameterizedTest
  @MethodSource("costs")
  void ownHashIsAcceptedUnchanged(PasswordHashCost cost) {
    String hash = Argon2Hash.of(cost).hash("a password", random, FREE);

    assertThat(ForeignHash.accepted("password_hash", hash, cost).text()).isEqualTo(hash);
  }

  @ParameterizedTest
  @MethodSource("costs")
  void moreExpensiveHashesAreRefused(PasswordHashCost cost) {
    int memory = Math.max(65_536, cost.memoryKib()) + 1;
    String larger = new Argon2Hash(memory, 1, 1).hash("a password", random, FREE);
    int most = Math.max(262_144, cost.memoryKib() * cost.iterations()) / cost.memoryKib();
    String longer = new Argon2Hash(cost.memoryKib(), most + 1, 1).hash("a password", random, FREE);
    String wider = new Argon2Hash(65_537, 1, 2).hash("a password", random, FREE);

    for (String hash : new String[] {larger, longer, wider}) {
      assertThatThrownBy(() -> ForeignHash.accepted("password_hash", hash, cost))
          .isInstanceOf(InvalidRequestException.class);
    }
  }
}
