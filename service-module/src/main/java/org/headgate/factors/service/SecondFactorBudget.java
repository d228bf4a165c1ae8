package org.headgate.factors.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.identity.EmailAddress;
import org.headgate.limits.service.AttemptKind;
import org.headgate.limits.service.Attempts;
import org.headgate.limits.service.NetworkCharge;
import org.headgate.limits.service.OpenPage;
import org.headgate.limits.service.Quota;
import org.headgate.problem.TooManyAttempts;

/**
 * How often second proofs of one account may be wrong, of whatever kind they are. The counts stand
 * in the database and belong to the account's address: no new log-in, other node or restart gives
 * any of them back. Whoever spends them knows the password already; a device that logged in before
 * has a budget of its own, so that the owner gets in all the same.
 */
@Dependent
public class SecondFactorBudget {

  /** Under what wrong proofs are counted. */
  public static final AttemptKind KIND =
      new AttemptKind("second_factor", Optional.empty(), NetworkCharge.FAILURE);

  /** Wrong proofs that are judged. */
  public static final List<Quota> GUESSES =
      List.of(new Quota(10, Duration.ofHours(1)), new Quota(30, Duration.ofDays(1)));

  private static final Duration MEMORY = Duration.ofDays(1);

  @Inject Attempts attempts;
  @Inject Clock clock;

  /**
   * Lets one proof be judged; whoever comes at the same time waits.
   *
   * @throws TooManyAttempts when no guess is left, for a right one too
   */
  OpenPage open(EmailAddress address) {
    OpenPage page = attempts.open(address, KIND);
    Instant now = clock.instant();
    Stream.concat(
            GUESSES.stream().flatMap(quota -> quota.freeAt(page.entries(), now).stream()),
            page.networkFreeAt().stream())
        .max(Comparator.naturalOrder())
        .ifPresent(
            freeAt -> {
              throw new TooManyAttempts(
                  "Too many second proofs were wrong", Duration.between(now, freeAt));
            });
    return page;
  }

  /** Counts a wrong proof. */
  void wrongGuess(OpenPage page) {
    attempts.add(page, MEMORY);
  }
}
