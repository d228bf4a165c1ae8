package org.headgate.otp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The time until the next code that is said with a code is that of the limits. */
class CodeThrottleTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final List<Instant> sends = new ArrayList<>();
  private final List<Instant> all = new ArrayList<>();

  @Test
  void fifthCodeOfAnHourIsFollowedByNoneInThatHour() {
    List<Duration> waits = List.of(1, 2, 4, 8).stream().map(Duration::ofMinutes).toList();
    Instant now = NOON;
    for (Duration wait : waits) {
      assertThat(send(now, true)).isEqualTo(wait);
      now = now.plus(wait);
    }

    assertThat(send(now, true)).isEqualTo(Duration.ofMinutes(45));
  }

  @Test
  void codesOfOtherPurposesCountTowardsTheHour() {
    for (int minute = 0; minute < 4; minute++) {
      send(NOON.plus(Duration.ofMinutes(minute)), false);
    }

    assertThat(send(NOON.plus(Duration.ofMinutes(4)), true)).isEqualTo(Duration.ofMinutes(56));
  }

  /** A client that comes back at that time is sent a code. */
  @Property(tries = 500)
  void codeIsSentAtTheTimeThatWasSaid(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 3_000) Integer> seconds,
      @ForAll boolean isSamePurpose) {
    sends.clear();
    all.clear();
    Instant now = NOON;
    for (int step : seconds) {
      now = now.plusSeconds(step);
      if (CodeThrottle.sendAllowedAt(isSamePurpose ? sends : List.of(), all, now).isEmpty()) {
        Instant next = now.plus(send(now, isSamePurpose));
        assertThat(CodeThrottle.sendAllowedAt(sends, all, next)).isEmpty();
      }
    }
  }

  /** The time that is said with a code; it counts as sent from then on. */
  private Duration send(Instant now, boolean isSamePurpose) {
    Duration until = CodeThrottle.untilNextSend(isSamePurpose ? sends : List.of(), all, now);
    if (isSamePurpose) {
      sends.add(0, now);
    }
    all.add(0, now);
    return until;
  }
}
