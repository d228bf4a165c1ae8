package org.headgate.otp.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.TooManyAttemptsException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.otp.api.CodePurpose;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.AttemptState;
import org.headgate.ratelimit.service.SlidingWindowQuota;

/**
 * Limits how many codes are sent to an address, and how often they may be guessed, whether it has
 * an account or not. The counts are stored in the database by address: no new code, sign-up, node
 * or restart resets them.
 */
@Dependent
public class CodeThrottle {

  @Inject AttemptService attemptService;
  @Inject CodeMetrics metrics;
  @Inject Clock clock;

  /**
   * Counts a code before it is sent.
   *
   * @throws TooManyRequestsException when the client's network has caused too many mails
   */
  Decision send(EmailAddress address, CodePurpose purpose) {
    AttemptState attempts = attemptService.openFamily(address, CodePolicy.sends(purpose));
    Instant now = clock.instant();
    attempts
        .networkFreeAt(now)
        .ifPresent(
            freeAt -> {
              metrics.count(purpose, CodeMetrics.Event.NOT_SENT);
              throw new TooManyRequestsException(
                  "Too many emails were requested from this network",
                  Duration.between(now, freeAt));
            });
    Optional<Instant> freeAt = sendAllowedAt(attempts.entries(), attempts.familyEntries(), now);
    if (freeAt.isPresent()) {
      metrics.count(purpose, CodeMetrics.Event.NOT_SENT);
      return new Decision(false, Duration.between(now, freeAt.get()));
    }
    attemptService.add(attempts, CodePolicy.MEMORY);
    return new Decision(true, untilNextSend(attempts.entries(), attempts.familyEntries(), now));
  }

  /**
   * When a code may be sent to an address; empty when it may now.
   *
   * @param sends codes of its purpose that were sent there, newest first
   * @param all codes of any purpose that were sent there, newest first
   */
  static Optional<Instant> sendAllowedAt(List<Instant> sends, List<Instant> all, Instant now) {
    return latest(CodePolicy.COOLDOWNS.allowedAt(sends, now), freeAt(CodePolicy.SENDS, all, now));
  }

  /** How long no further code may be sent to an address after one that is sent now. */
  static Duration untilNextSend(List<Instant> sends, List<Instant> all, Instant now) {
    return sendAllowedAt(with(now, sends), with(now, all), now)
        .map(allowedAt -> Duration.between(now, allowedAt))
        .orElseThrow();
  }

  private static List<Instant> with(Instant newest, List<Instant> others) {
    return Stream.concat(Stream.of(newest), others.stream()).toList();
  }

  /**
   * Locks the attempts for one guess at a code; concurrent guesses wait.
   *
   * @throws TooManyAttemptsException when no guess is left, right or wrong
   */
  AttemptState lockAttempts(EmailAddress address, CodePurpose purpose) {
    return requireGuessAllowed(attemptService.open(address, CodePolicy.guesses(purpose)), purpose);
  }

  /**
   * Checks whether a guess would be accepted now; nothing is counted or locked.
   *
   * @throws TooManyAttemptsException when none is left
   */
  void requireAttemptsLeft(EmailAddress address, CodePurpose purpose) {
    requireGuessAllowed(attemptService.read(address, CodePolicy.guesses(purpose)), purpose);
  }

  private AttemptState requireGuessAllowed(AttemptState attempts, CodePurpose purpose) {
    Instant now = clock.instant();
    latest(freeAt(CodePolicy.GUESSES, attempts.entries(), now), attempts.networkFreeAt(now))
        .ifPresent(
            freeAt -> {
              metrics.count(purpose, CodeMetrics.Event.NOT_JUDGED);
              throw new TooManyAttemptsException(
                  "Too many wrong codes were entered", Duration.between(now, freeAt));
            });
    return attempts;
  }

  /** Counts a wrong guess. */
  void recordFailure(AttemptState attempts) {
    attemptService.add(attempts, CodePolicy.MEMORY);
  }

  private static Optional<Instant> freeAt(
      List<SlidingWindowQuota> quotas, List<Instant> entries, Instant now) {
    return quotas.stream()
        .flatMap(slidingWindowQuota -> slidingWindowQuota.allowedAt(entries, now).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  /**
   * Whether a code may be sent to an address now.
   *
   * @param allowed whether it may, and has been counted
   * @param nextAfter how long until the next one may be sent
   */
  public record Decision(boolean allowed, Duration nextAfter) {}
}
