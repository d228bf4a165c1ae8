package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.config.settings.SigningKeySettings;
import org.junit.jupiter.api.Test;

class SigningKeyCacheTest {

  @Test
  void keySetIsNotPublishedBeforeKeysAreRead() {
    SigningKeyCache cache =
        new SigningKeyCache(
            new SigningKeySettings(Duration.ofDays(90), Duration.ofMinutes(15)), Clock.systemUTC());

    assertThatThrownBy(cache::publicJwks).isInstanceOf(DatabaseUnavailableException.class);
  }
}
