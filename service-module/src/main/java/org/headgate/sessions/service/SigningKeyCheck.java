package org.headgate.sessions.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.warnings.WarningCheck;
import org.headgate.pool.service.warnings.WarningFinding;

/**
 * Warns of a signing key that is two days past its rotation, because rotation is automatic and must
 * have failed.
 */
@ApplicationScoped
class SigningKeyCheck implements WarningCheck {

  private static final Duration MAX_LATENESS = Duration.ofDays(2);

  private SigningKeyCache keys;
  private SigningKeySettings settings;
  private Clock clock;

  /** For the client proxy only. */
  protected SigningKeyCheck() {}

  @Inject
  SigningKeyCheck(SigningKeyCache keys, SigningKeySettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Duration period() {
    return Duration.ofMinutes(10);
  }

  @Override
  public List<WarningFinding> check() {
    Instant now = clock.instant();
    return keys.signsSince()
        .map(since -> since.plus(settings.rotation()).plus(MAX_LATENESS))
        .filter(late -> late.isBefore(now))
        .map(late -> List.of(finding(late, now)))
        .orElseGet(List::of);
  }

  private WarningFinding finding(Instant late, Instant now) {
    Instant since = late.minus(MAX_LATENESS).minus(settings.rotation());
    return new WarningFinding(
        DiagnosisCode.SIGNING_KEY_OLD,
        "The signing key has signed for %s days, and was to be changed after %s."
            .formatted(Duration.between(since, now).toDays(), settings.rotation().toDays()),
        "It signs since " + since + ".",
        "Change it on the page of signing keys, and see in the housekeeping schedule why nobody did.",
        late);
  }
}
