package org.headgate.ratelimit.service;

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

class SlidingWindowQuotaTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  /** However the attempts are spread, no window of an hour ever holds more than the quota. */
  @Property(tries = 500)
  void noWindowExceedsTheQuota(
      @ForAll @IntRange(min = 1, max = 12) int most,
      @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 1200) Integer> seconds) {
    SlidingWindowQuota slidingWindowQuota = new SlidingWindowQuota(most, HOUR);
    List<Instant> entries = new ArrayList<>();
    Instant now = NOON;
    for (int step : seconds) {
      now = now.plusSeconds(step);
      if (slidingWindowQuota.allowedAt(entries, now).isEmpty()) {
        entries.add(0, now);
      }
    }

    for (Instant end : entries) {
      long within =
          entries.stream()
              .filter(entry -> !entry.isAfter(end) && entry.isAfter(end.minus(HOUR)))
              .count();
      assertThat(within).isLessThanOrEqualTo(most);
    }
  }

  /** A caller that returns after the given wait is admitted, and not a second before. */
  @Property(tries = 500)
  void retryTimeIsExact(
      @ForAll @IntRange(min = 1, max = 10) int most,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 900) Integer> seconds) {
    SlidingWindowQuota slidingWindowQuota = new SlidingWindowQuota(most, HOUR);
    List<Instant> entries = new ArrayList<>();
    Instant now = NOON;
    for (int step : seconds) {
      now = now.plusSeconds(step);
      entries.add(0, now);
    }

    slidingWindowQuota
        .allowedAt(entries, now)
        .ifPresent(
            freeAt -> {
              assertThat(slidingWindowQuota.allowedAt(entries, freeAt)).isEmpty();
              assertThat(slidingWindowQuota.allowedAt(entries, freeAt.minusMillis(1)))
                  .contains(freeAt);
            });
  }

  @Test
  void onlyEntriesWithinTheWindowAreCounted() {
    assertThat(new SlidingWindowQuota(5, HOUR).used(List.of(NOON, NOON.minus(HOUR)), NOON))
        .isEqualTo(1);
  }
}
