package org.headgate.passwords.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HashingBusyExceptionTest {

  @Test
  void refusalHasNoStackTrace() {
    HashingBusyException refusal = new HashingBusyException(Duration.ofSeconds(3));

    assertThat(refusal.getStackTrace()).isEmpty();
    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(3));
  }
}
