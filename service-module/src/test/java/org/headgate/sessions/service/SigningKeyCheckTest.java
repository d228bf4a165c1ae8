package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.warnings.WarningFinding;
import org.junit.jupiter.api.Test;

/** A signing key that nobody has changed in time. */
class SigningKeyCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");
  private static final SigningKeySettings NINETY_DAYS =
      new SigningKeySettings(Duration.ofDays(90), Duration.ofMinutes(15));

  @Test
  void keyIsReportedTwoDaysAfterItsRotation() {
    assertThat(findings(Duration.ofDays(92))).isEmpty();
    assertThat(findings(Duration.ofDays(93)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(DiagnosisCode.SIGNING_KEY_OLD);
              assertThat(finding.cause())
                  .isEqualTo(
                      "The signing key has signed for 93 days, and was to be changed after 90.");
              assertThat(finding.since()).isEqualTo(NOW.minus(Duration.ofDays(1)));
            });
  }

  @Test
  void unknownKeyIsNoFinding() {
    assertThat(check(Optional.empty())).isEmpty();
  }

  private static List<WarningFinding> findings(Duration age) {
    return check(Optional.of(NOW.minus(age)));
  }

  private static List<WarningFinding> check(Optional<Instant> signsSince) {
    SigningKeyCache keys =
        new SigningKeyCache() {
          @Override
          Optional<Instant> signsSince() {
            return signsSince;
          }
        };
    return new SigningKeyCheck(keys, NINETY_DAYS, Clock.fixed(NOW, ZoneOffset.UTC)).check();
  }
}
