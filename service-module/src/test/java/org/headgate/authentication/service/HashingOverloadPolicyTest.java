package org.headgate.authentication.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.HeadgateException;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.PasswordHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingOverloadPolicyTest {

  private static final String ADMINISTRATOR = "root@example.org";

  private final HashingBusyException full = new HashingBusyException(Duration.ofSeconds(9));
  private boolean isFull = true;

  private final HashingOverloadPolicy overloadPolicy =
      new HashingOverloadPolicy(new Hasher(), new Privileged());

  private final class Hasher extends PasswordHasher {
    @Override
    public void requireRoom() {
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

  private Optional<HeadgateException> refusalOf(String body) {
    return overloadPolicy.refusal(body.getBytes(StandardCharsets.UTF_8));
  }
}
