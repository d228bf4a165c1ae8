package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.secondfactors.service.PasskeyRegistrationVerifier.PasskeyOwner;
import org.junit.jupiter.api.Test;

class PasskeyChallengeTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final KeyRing KEYS = keys('a');
  private static final UUID SESSION = new UUID(1, 2);
  private static final PasskeyChallengePurpose USE = registration(SESSION, 7);

  private final PasskeyChallenge challenge = PasskeyChallenge.handedOut(NOW);

  @Test
  void challengesAreValidForFiveMinutes() {
    byte[] bytes = challenge.bytes(USE, KEYS);

    assertThat(PasskeyChallenge.read(bytes, USE, KEYS, NOW)).contains(challenge);
    assertThat(PasskeyChallenge.read(bytes, USE, KEYS, challenge.expiresAt().minusNanos(1)))
        .contains(challenge);
    assertThat(PasskeyChallenge.read(bytes, USE, KEYS, NOW.plus(Duration.ofMinutes(5)))).isEmpty();
  }

  @Test
  void challengesAreBoundToTheirPurpose() {
    byte[] bytes = challenge.bytes(USE, KEYS);

    assertThat(
            List.of(
                registration(new UUID(1, 3), 7),
                registration(SESSION, 8),
                PasskeyChallengePurpose.logIn(),
                PasskeyChallengePurpose.secondProof(new MfaToken(SESSION))))
        .allSatisfy(other -> assertThat(PasskeyChallenge.read(bytes, other, KEYS, NOW)).isEmpty());
  }

  @Property(tries = 100)
  void alteredChallengesAreRefused(@ForAll @IntRange(max = 447) int bit) {
    byte[] bytes = challenge.bytes(USE, KEYS);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));

    assertThat(PasskeyChallenge.read(bytes, USE, KEYS, NOW)).isEmpty();
  }

  @Property(tries = 100)
  void arbitraryBytesAreRefused(@ForAll byte[] bytes) {
    assertThat(PasskeyChallenge.read(bytes, USE, KEYS, NOW)).isEmpty();
  }

  @Test
  void challengesOfAnotherServerAreRefused() {
    assertThat(PasskeyChallenge.read(challenge.bytes(USE, keys('b')), USE, KEYS, NOW)).isEmpty();
  }

  private static PasskeyChallengePurpose registration(UUID sessionId, int epoch) {
    AccountAtEpoch ada = new AccountAtEpoch(new UserId(new UUID(3, 4)), epoch);
    return PasskeyChallengePurpose.registration(
        new PasskeyOwner(
            ada, new SessionId(sessionId), new EmailAddress("ada@example.org"), "Ada"));
  }

  private static KeyRing keys(char fill) {
    return new KeyRing(String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
