package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

class AlertFailureTest {

  @Test
  void attemptsEndAfterAboutTenHours() {
    ActionResult failed = ActionResult.failed("the receiver answered 500");

    assertThat(AlertFailure.of(failed, AlertFailure.MAX_ATTEMPTS - 1).gaveUp()).isFalse();
    assertThat(AlertFailure.of(failed, AlertFailure.MAX_ATTEMPTS).gaveUp()).isTrue();
  }

  @Test
  void faultOfOurOwnNeverEndsAttempts() {
    AlertFailure failure = AlertFailure.of(ActionResult.deferred("no mail server"), 1_000);

    assertThat(failure.gaveUp()).isFalse();
    assertThat(failure.isOurs()).isTrue();
  }

  /** A receiver that asks for no pause would use up all attempts in two minutes. */
  @Test
  void requestedPauseIsNoShorterThanOurOwn() {
    ActionResult soon = ActionResult.failed("503", Duration.ZERO);
    ActionResult later = ActionResult.failed("429", Duration.ofHours(1));

    assertThat(AlertFailure.of(soon, 3).pause()).isEqualTo(Duration.ofSeconds(20));
    assertThat(AlertFailure.of(later, 3).pause()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void refusalIsFinal() {
    assertThat(AlertFailure.of(ActionResult.refused("550"), 1).gaveUp()).isTrue();
    assertThat(AlertFailure.of(ActionResult.gone("410"), 1).gaveUp()).isTrue();
  }
}
