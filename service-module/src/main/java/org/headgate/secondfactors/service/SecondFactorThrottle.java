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
 * How often second proofs of one account may be wrong, of whatever kind they are. The counts stand
 * in the database and belong to the account's address: no new log-in, other node or restart gives
 * any of them back. Whoever spends them knows the password already; a device that logged in before
 * has a budget of its own, so that the owner gets in all the same.
 */
@Dependent
public class SecondFactorThrottle {

  /** Under what wrong proofs are counted. */
  public static final AttemptKind KIND =
      new AttemptKind("second_factor", Optional.empty(), NetworkLimit.FAILURE);

  /** Wrong proofs that are judged. */
  public static final List<SlidingWindowQuota> GUESSES =
      List.of(
          new SlidingWindowQuota(10, Duration.ofHours(1)),
          new SlidingWindowQuota(30, Duration.ofDays(1)));

  private static final Duration MEMORY = Duration.ofDays(1);

  @Inject AttemptService attemptService;
  @Inject Clock clock;

  /**
   * Lets one proof be judged; whoever comes at the same time waits.
   *
   * @throws TooManyAttemptsException when no guess is left, for a right one too
   */
  AttemptState open(EmailAddress address) {
    AttemptState attempts = attemptService.open(address, KIND);
    Instant now = clock.instant();
    Stream.concat(
            GUESSES.stream()
                .flatMap(
                    slidingWindowQuota ->
                        slidingWindowQuota.allowedAt(attempts.entries(), now).stream()),
            attempts.networkFreeAt().stream())
        .max(Comparator.naturalOrder())
        .ifPresent(
            freeAt -> {
              throw new TooManyAttemptsException(
                  "Too many second proofs were wrong", Duration.between(now, freeAt));
            });
    return attempts;
  }

  /** Counts a wrong proof. */
  void recordFailure(AttemptState attempts) {
    attemptService.add(attempts, MEMORY);
  }
}
