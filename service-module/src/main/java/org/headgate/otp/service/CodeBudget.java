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
import org.headgate.identity.EmailAddress;
import org.headgate.limits.service.Attempts;
import org.headgate.limits.service.OpenPage;
import org.headgate.limits.service.Quota;
import org.headgate.otp.CodePurpose;
import org.headgate.problem.TooManyAttempts;
import org.headgate.problem.TooManyRequests;

/**
 * How many codes an address may be sent, and how often they may be guessed, whether anybody is
 * known by it or not. The counts stand in the database and belong to the address: no new code, new
 * sign-up, other node or restart gives any of them back.
 */
@Dependent
public class CodeBudget {

  @Inject Attempts attempts;
  @Inject CodeMetrics metrics;
  @Inject Clock clock;

  /**
   * Counts a code that is about to be sent.
   *
   * @throws TooManyRequests when the client's network has caused too many mails
   */
  Dispatch send(EmailAddress address, CodePurpose purpose) {
    OpenPage page = attempts.open(address, CodePolicy.sends(purpose));
    Instant now = clock.instant();
    page.networkFreeAt()
        .ifPresent(
            freeAt -> {
              metrics.count(purpose, CodeMetrics.Event.NOT_SENT);
              throw new TooManyRequests(
                  "Too many mails were asked for from this network", Duration.between(now, freeAt));
            });
    Optional<Instant> freeAt =
        latest(
            CodePolicy.COOLDOWNS.freeAt(page.entries(), now),
            freeAt(CodePolicy.SENDS, page.familyEntries(), now));
    if (freeAt.isPresent()) {
      metrics.count(purpose, CodeMetrics.Event.NOT_SENT);
      return new Dispatch(false, Duration.between(now, freeAt.get()));
    }
    attempts.add(page, CodePolicy.MEMORY);
    int sent = 1 + CodePolicy.COOLDOWNS.counted(page.entries(), now);
    return new Dispatch(true, CodePolicy.COOLDOWNS.after(sent).orElse(CodePolicy.COOLDOWN));
  }

  /**
   * Lets one guess at a code be judged; whoever comes at the same time waits.
   *
   * @throws TooManyAttempts when no guess is left, right or wrong
   */
  OpenPage openForGuess(EmailAddress address, CodePurpose purpose) {
    return judgeable(attempts.open(address, CodePolicy.guesses(purpose)), purpose);
  }

  /**
   * Looks whether a guess would be judged now; nothing is counted or locked.
   *
   * @throws TooManyAttempts when none is left
   */
  void requireGuess(EmailAddress address, CodePurpose purpose) {
    judgeable(attempts.look(address, CodePolicy.guesses(purpose)), purpose);
  }

  private OpenPage judgeable(OpenPage page, CodePurpose purpose) {
    Instant now = clock.instant();
    latest(freeAt(CodePolicy.GUESSES, page.entries(), now), page.networkFreeAt())
        .ifPresent(
            freeAt -> {
              metrics.count(purpose, CodeMetrics.Event.NOT_JUDGED);
              throw new TooManyAttempts(
                  "Too many codes were guessed", Duration.between(now, freeAt));
            });
    return page;
  }

  /** Counts a wrong guess. */
  void wrongGuess(OpenPage page) {
    attempts.add(page, CodePolicy.MEMORY);
  }

  private static Optional<Instant> freeAt(List<Quota> quotas, List<Instant> entries, Instant now) {
    return quotas.stream()
        .flatMap(quota -> quota.freeAt(entries, now).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }
}
