package org.headgate.authentication.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.HeadgateException;
import org.headgate.config.Secret;
import org.headgate.config.settings.LegacySettings;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingOverloadPolicyTest {

  private static final String ADMINISTRATOR = "root@example.org";

  private final HashingBusyException full = new HashingBusyException(Duration.ofSeconds(9));
  private final RequestBulkhead bulkhead =
      new RequestBulkhead(1, Duration.ofSeconds(8), HashingBusyException::new);
  private boolean isFull = true;
  private boolean hasPlace;

  private HashingOverloadPolicy overloadPolicy = policy(Optional.empty());

  private HashingOverloadPolicy policy(Optional<LegacySettings.Verification> legacy) {
    return new HashingOverloadPolicy(new Hasher(), new Privileged(), new LegacySettings(legacy));
  }

  private final class Hasher extends PasswordHasher {
    @Override
    public Optional<RequestBulkhead> fullBulkhead() {
      return Optional.of(bulkhead).filter(full -> !hasPlace);
    }

    @Override
    public void requireRoom(RequestSource source) {
      if (isFull) {
        throw full;
      }
    }
  }

  private static final class Privileged extends PrivilegedAddressCache {
    @Override
    public boolean mayBePrivileged(EmailAddress address) {
      return address.value().equals(ADMINISTRATOR);
    }
  }

  @Test
  void requestsAreNotRefusedWhileThereIsCapacity() {
    isFull = false;

    assertThat(refusalOf("{\"email\": \"ada@example.org\"}")).isEmpty();
  }

  @Test
  void passwordRequestsAreRefusedWhenTheHasherIsFull() {
    assertThat(refusalOf("{\"email\": \"ada@example.org\", \"password\": \"x\"}")).contains(full);
  }

  @ParameterizedTest
  @ValueSource(strings = {ADMINISTRATOR, " Root@Example.ORG "})
  void administratorsAreNeverRefused(String spelling) {
    assertThat(refusalOf("{\"email\": \"%s\"}".formatted(spelling))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{}", "{\"email\": 1}", "{\"email\": \"nobody\"}", "\"a\""})
  void malformedRequestsAreLeftToTheResource(String body) {
    assertThat(refusalOf(body)).isEmpty();
  }

  @Test
  void logInWaitsForItsHashBeforeItIsProcessed() {
    assertThat(awaitedBy("{\"email\": \"ada@example.org\"}")).contains(bulkhead);
  }

  @Test
  void logInWithAPlaceWaitsForNothing() {
    hasPlace = true;

    assertThat(awaitedBy("{\"email\": \"ada@example.org\"}")).isEmpty();
  }

  /** They have a shorter queue, and the resource reports what is malformed. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"email\": \"root@example.org\"}", "", "{}", "{\"email\": \"nobody\"}"})
  void administratorsAndMalformedRequestsAreProcessedAtOnce(String body) {
    assertThat(awaitedBy(body)).isEmpty();
  }

  @Test
  void logInThatMayAskALegacySystemIsProcessedAtOnce() {
    overloadPolicy =
        policy(
            Optional.of(
                new LegacySettings.Verification(
                    URI.create("https://old.example.org"), new Secret("whsec_AAAA"))));

    assertThat(awaitedBy("{\"email\": \"ada@example.org\"}")).isEmpty();
  }

  private Optional<HeadgateException> refusalOf(String body) {
    return overloadPolicy.refusal(body.getBytes(StandardCharsets.UTF_8), RequestSource.NONE);
  }

  private Optional<RequestBulkhead> awaitedBy(String body) {
    return overloadPolicy.awaited(body.getBytes(StandardCharsets.UTF_8));
  }
}
