package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.headgate.sessions.api.SigningKeyState;
import org.junit.jupiter.api.Test;

class SigningKeyLifecycleTest {

  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant FROM = MADE.plus(Duration.ofDays(90));
  private static final Instant UNTIL = FROM.plus(Duration.ofDays(90));
  private static final Duration AFTERLIFE = Duration.ofMinutes(21);

  private final SigningKeyLifecycle whole =
      new SigningKeyLifecycle(MADE, Optional.of(FROM), Optional.of(UNTIL), Optional.empty());

  @Test
  void keyIsAnnouncedScheduledActiveThenRetired() {
    SigningKeyLifecycle waiting =
        new SigningKeyLifecycle(MADE, Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(waiting.state(UNTIL)).isEqualTo(SigningKeyState.ANNOUNCED);
    assertThat(whole.state(FROM.minusMillis(1))).isEqualTo(SigningKeyState.SCHEDULED);
    assertThat(whole.state(FROM)).isEqualTo(SigningKeyState.ACTIVE);
    assertThat(whole.state(UNTIL.minusMillis(1))).isEqualTo(SigningKeyState.ACTIVE);
    assertThat(whole.state(UNTIL)).isEqualTo(SigningKeyState.RETIRED);
  }

  @Test
  void keyIsPublishedUntilItsLastTokenExpires() {
    assertThat(whole.isPublished(MADE, AFTERLIFE)).isTrue();
    assertThat(whole.isPublished(UNTIL.plus(AFTERLIFE).minusMillis(1), AFTERLIFE)).isTrue();
    assertThat(whole.isPublished(UNTIL.plus(AFTERLIFE), AFTERLIFE)).isFalse();
  }

  @Test
  void revokedKeyIsNotPublished() {
    SigningKeyLifecycle revoked =
        new SigningKeyLifecycle(MADE, Optional.of(FROM), Optional.of(UNTIL), Optional.of(UNTIL));

    assertThat(revoked.state(FROM)).isEqualTo(SigningKeyState.REVOKED);
    assertThat(revoked.isPublished(UNTIL, AFTERLIFE)).isFalse();
  }

  @Property(tries = 200)
  void keySignsOnlyAfterItsNoticePeriod(
      @ForAll @LongRange(min = 0, max = 3600) long secondsOfAge,
      @ForAll @LongRange(min = 0, max = 3600) long secondsOfNotice) {
    Instant now = MADE.plusSeconds(secondsOfAge);
    Duration notice = Duration.ofSeconds(secondsOfNotice);

    Instant from = whole.maySignFrom(now, notice);

    assertThat(from).isAfterOrEqualTo(now).isAfterOrEqualTo(MADE.plus(notice));
    assertThat(from.equals(now) || from.equals(MADE.plus(notice))).isTrue();
  }
}
