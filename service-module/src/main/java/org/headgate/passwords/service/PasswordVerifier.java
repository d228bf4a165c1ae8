package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.InvalidCredentialsException;
import org.headgate.common.problem.TooManyAttemptsException;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.service.PasswordAttempt.PasswordPurpose;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Verifies a password, and slows down guessing. One round trip decides whether an attempt is
 * allowed now; then the password is hashed without holding a connection, for an unknown address
 * too; only a failure is written. Unknown devices wait longer with each of their failures; a known
 * device waits only for its own, so strangers cannot lock the owner out.
 */
@ApplicationScoped
public class PasswordVerifier {

  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject PasswordAttemptService attempts;
  @Inject PasswordHasher hashing;
  @Inject LoginMetrics metrics;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @return the active account with this password
   * @throws InvalidCredentialsException for an unknown address, a wrong password and an inactive
   *     account alike
   * @throws TooManyAttemptsException when nothing is checked now, right or wrong
   */
  public AccountCredentials verify(EmailAddress address, Password password, PasswordPurpose use) {
    return verify(address, password, use, LegacyAccountSource.NONE);
  }

  /**
   * As {@link #verify(EmailAddress, Password, PasswordPurpose)}, with a legacy system that may know
   * the password.
   *
   * @param origin asked when nobody has the address and an attempt is allowed; before anything is
   *     written, because the request may have to wait for it
   */
  public AccountCredentials verify(
      EmailAddress address, Password password, PasswordPurpose use, LegacyAccountSource origin) {
    PasswordAttempt attempt = guard.call(READ, () -> attempts.read(address, use));
    requireAllowed(attempt);
    Optional<LegacyAccountSource.AccountCreator> accountCreator =
        attempt.account().isEmpty() ? origin.find(address, password) : Optional.empty();
    boolean claimed = claim(attempt);
    Optional<AccountCredentials> account =
        accountCreator.isPresent()
            ? accountCreator.get().create(hashing.hash(password))
            : attempt.account().filter(AccountCredentials::active);
    if ((accountCreator.isEmpty() && !isRight(attempt.account(), password)) || account.isEmpty()) {
      fail(attempt, claimed);
      throw new InvalidCredentialsException();
    }
    if (!attempt.previous().entries().isEmpty()) {
      guard.run(WRITE, () -> attempts.clearFailures(attempt));
    }
    return account.get();
  }

  private boolean isRight(Optional<AccountCredentials> account, Password password) {
    if (account.isEmpty()) {
      hashing.hashDecoy(password);
      return false;
    }
    return hashing.matches(password, account.get().passwordHash());
  }

  private void requireAllowed(PasswordAttempt attempt) {
    Instant now = clock.instant();
    List<Instant> failures = attempt.previous().entries();
    Stream.of(
            PasswordDelayPolicy.BACKOFF.allowedAt(failures, now),
            attempt.previous().networkFreeAt(now))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .ifPresent(
            freeAt -> {
              throw slowed(attempt, Duration.between(now, freeAt));
            });
  }

  /**
   * @return whether the attempt was counted as a failure in advance, as is done for those after a
   *     pause
   */
  private boolean claim(PasswordAttempt attempt) {
    Instant now = clock.instant();
    List<Instant> failures = attempt.previous().entries();
    hashing.begin(attempt.workPriority());
    if (!PasswordDelayPolicy.BACKOFF.slows(failures, now)) {
      return false;
    }
    if (!guard.call(WRITE, () -> attempts.reserveAttempt(attempt, PasswordDelayPolicy.MEMORY))) {
      int counted = 1 + PasswordDelayPolicy.BACKOFF.counted(failures, now);
      throw slowed(attempt, PasswordDelayPolicy.BACKOFF.after(counted).orElseThrow());
    }
    return true;
  }

  private void fail(PasswordAttempt attempt, boolean claimed) {
    count(attempt, LoginMetrics.Outcome.REFUSED);
    if (claimed) {
      guard.run(WRITE, () -> attempts.charge(attempt));
    } else {
      guard.run(WRITE, () -> attempts.fail(attempt, PasswordDelayPolicy.MEMORY));
    }
  }

  private TooManyAttemptsException slowed(PasswordAttempt attempt, Duration wait) {
    count(attempt, LoginMetrics.Outcome.SLOWED);
    return new TooManyAttemptsException("Too many passwords were tried", wait);
  }

  private void count(PasswordAttempt attempt, LoginMetrics.Outcome outcome) {
    if (attempt.use() == PasswordPurpose.LOG_IN) {
      metrics.count(outcome);
    }
  }
}
