package org.headgate.webhooks.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The states of a delivery. */
public enum WebhookDeliveryState {
  /** It is sent when it is due and earlier events of the same account are done. */
  WAITING,
  DELIVERED,
  /** It was given up: a dead letter, which can be sent again by hand. */
  DEAD;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a name that is no state's
   */
  public static WebhookDeliveryState named(String wireName) {
    return Arrays.stream(values())
        .filter(state -> state.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state is named " + wireName));
  }
}
