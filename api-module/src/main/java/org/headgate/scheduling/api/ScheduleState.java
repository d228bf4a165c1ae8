package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The states of a schedule. */
public enum ScheduleState {
  /** It has a next execution. */
  ACTIVE,
  /** Its owner paused it. */
  PAUSED,
  /** Its trigger has no further instant. */
  FINISHED,
  /** It failed too often in a row, or its receiver answered 410; resuming starts it again. */
  DISABLED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a name that is no state's
   */
  public static ScheduleState named(String wireName) {
    return Arrays.stream(values())
        .filter(state -> state.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state is named " + wireName));
  }
}
