package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pause or a 410 of a receiver holds for each action that goes to it. */
class ActionReceiverTest {

  private static final String HOOK =
      "{\"type\":\"webhook\",\"url\":\"https://example.org/hook\",\"payload\":{\"number\":1}}";

  @Test
  void webhookHasTheReceiverOfItsUrl() {
    assertThat(ActionReceiver.isSame(HOOK, HOOK.replace("1}", "2}"))).isTrue();
    assertThat(ActionReceiver.isSame(HOOK, HOOK.replace("/hook", "/other"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[",
        "{\"type\":\"webhook\"}",
        "{\"type\":\"fax\",\"url\":\"https://example.org/hook\"}",
        "{\"type\":\"email\",\"subject\":\"a\",\"body\":\"b\"}"
      })
  void otherActionsHaveTheSameReceiverOnlyIfTheyAreEqual(String action) {
    assertThat(ActionReceiver.isSame(action, action)).isTrue();
    assertThat(ActionReceiver.isSame(action, action + " ")).isFalse();
    assertThat(ActionReceiver.isSame(action, HOOK)).isFalse();
    assertThat(ActionReceiver.isSame(HOOK, action)).isFalse();
  }
}
