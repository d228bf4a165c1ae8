package org.headgate.authentication.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpFacadeTest {

  /** A request after that time must not be refused. */
  @ParameterizedTest
  @CsvSource({"PT1M, 60", "PT59.2S, 60", "PT0.000001S, 1"})
  void timeUntilTheNextCodeIsRoundedUp(Duration wait, long seconds) {
    assertThat(SignUpFacade.sent(wait).resendAfter()).isEqualTo(seconds);
  }
}
