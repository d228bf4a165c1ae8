package org.headgate.sessions.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.sessions.api.SigningKeyState;

/**
 * The lifecycle of a signing key, from which each node derives by its own clock what the key is
 * used for: so all nodes change to the next key at the same time, without communication.
 *
 * @param signsFrom empty while it is only announced
 * @param signsUntil empty while no successor is set
 */
public record SigningKeyLifecycle(
    Instant createdAt,
    Optional<Instant> signsFrom,
    Optional<Instant> signsUntil,
    Optional<Instant> revokedAt) {

  public SigningKeyState state(Instant now) {
    if (revokedAt.isPresent()) {
      return SigningKeyState.REVOKED;
    }
    if (signsFrom.isEmpty()) {
      return SigningKeyState.ANNOUNCED;
    }
    if (signsFrom.get().isAfter(now)) {
      return SigningKeyState.SCHEDULED;
    }
    return signsUntil.filter(end -> !end.isAfter(now)).isPresent()
        ? SigningKeyState.RETIRED
        : SigningKeyState.ACTIVE;
  }

  /** The earliest instant at which it may sign, now or later. */
  Instant maySignFrom(Instant now, Duration notice) {
    Instant noticed = createdAt.plus(notice);
    return noticed.isAfter(now) ? noticed : now;
  }

  /**
   * When it leaves the published set.
   *
   * @param publication how long its tokens remain valid after it
   */
  Optional<Instant> publishedUntil(Duration publication) {
    return revokedAt.or(() -> signsUntil.map(end -> end.plus(publication)));
  }

  boolean isPublished(Instant now, Duration publication) {
    return publishedUntil(publication).filter(end -> !end.isAfter(now)).isEmpty();
  }
}
