package org.headgate.secondfactors.service;

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
import org.headgate.ratelimit.service.AttemptKind;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.AttemptState;
import org.headgate.ratelimit.service.NetworkLimit;
import org.headgate.ratelimit.service.SlidingWindowQuota;

/**
 * Limits wrong second factors of one account, of all kinds together, and apart from these the wrong
 * codes that would confirm a new app. The counts are stored in the database by the account's
 * address: no new log-in, node or restart resets them. Whoever uses them up knows the password or
 * has a session already; known devices have a limit of their own, so that the owner can still log
 * in.
 */
@Dependent
public class SecondFactorThrottle {

  /** The kind under which wrong second factors are counted. */
  public static final AttemptKind KIND =
      new AttemptKind("second_factor", Optional.empty(), NetworkLimit.FAILURE);

  /** Not the kind of log-ins, which a stolen session could use up otherwise. */
  private static final AttemptKind CONFIRMATION_KIND =
      new AttemptKind("totp_confirmation", Optional.empty(), NetworkLimit.FAILURE);

  /** Limits of wrong second factors, and of wrong confirmations. */
  public static final List<SlidingWindowQuota> GUESSES =
      List.of(
          new SlidingWindowQuota(10, Duration.ofHours(1)),
          new SlidingWindowQuota(30, Duration.ofDays(1)));

  private static final Duration MEMORY = Duration.ofDays(1);

  @Inject AttemptService attemptService;
  @Inject Clock clock;

  /**
   * Locks the attempts for one second factor; concurrent ones wait.
   *
   * @throws TooManyAttemptsException when no guess is left, for a right one too
   */
  AttemptState open(EmailAddress address) {
    return open(address, KIND);
  }

  /**
   * Locks the attempts to confirm an app, as {@link #open(EmailAddress)} does those of log-ins.
   *
   * @throws TooManyAttemptsException when no guess is left, for a right one too
   */
  AttemptState openConfirmation(EmailAddress address) {
    return open(address, CONFIRMATION_KIND);
  }

  private AttemptState open(EmailAddress address, AttemptKind kind) {
    AttemptState attempts = attemptService.open(address, kind);
    Instant now = clock.instant();
    Stream.concat(
            GUESSES.stream()
                .flatMap(
                    slidingWindowQuota ->
                        slidingWindowQuota.allowedAt(attempts.entries(), now).stream()),
            attempts.networkFreeAt(now).stream())
        .max(Comparator.naturalOrder())
        .ifPresent(
            freeAt -> {
              throw new TooManyAttemptsException(
                  "Too many wrong second factors", Duration.between(now, freeAt));
            });
    return attempts;
  }

  /** Counts a wrong second factor. */
  void recordFailure(AttemptState attempts) {
    attemptService.add(attempts, MEMORY);
  }
}
