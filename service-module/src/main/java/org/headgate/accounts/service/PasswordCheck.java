package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.identity.EmailAddress;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.TooManyAttempts;

/**
 * Judges a password, and slows down whoever guesses. First one round trip tells whether the address
 * may be tried now; then the password is hashed, for an unknown address too, holding no connection;
 * only a failure is written. Strangers wait longer with each failure of theirs; a device that
 * logged in before waits for its own failures only, so strangers cannot lock the owner out.
 */
@ApplicationScoped
public class PasswordCheck {

  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PasswordLedger ledger;
  @Inject PasswordHashing hashing;
  @Inject LogInMetrics metrics;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @return the active account whose password it is
   * @throws InvalidCredentials for an unknown address, a wrong password and an inactive account
   *     alike
   * @throws TooManyAttempts when nothing is judged now, right or wrong
   */
  public CredentialsView judge(EmailAddress address, Password password, PasswordUse use) {
    PasswordTurn turn = guard.call(READ, () -> ledger.look(address, use));
    boolean claimed = claim(turn);
    Optional<CredentialsView> account = turn.account().filter(CredentialsView::active);
    if (!isRight(turn.account(), password) || account.isEmpty()) {
      fail(turn, claimed);
      throw new InvalidCredentials();
    }
    if (!turn.page().entries().isEmpty()) {
      guard.run(WRITE, () -> ledger.forgive(turn));
    }
    return account.get();
  }

  private boolean isRight(Optional<CredentialsView> account, Password password) {
    if (account.isEmpty()) {
      hashing.pretend(password);
      return false;
    }
    return hashing.matches(password, account.get().passwordHash());
  }

  /**
   * @return whether the turn was counted as a failure in advance, as is done with those that had to
   *     wait for it
   */
  private boolean claim(PasswordTurn turn) {
    Instant now = clock.instant();
    List<Instant> failures = turn.page().entries();
    Stream.of(PasswordPace.PAUSES.freeAt(failures, now), turn.page().networkFreeAt())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .ifPresent(
            freeAt -> {
              throw slowed(turn, Duration.between(now, freeAt));
            });
    hashing.begin();
    if (!PasswordPace.PAUSES.slows(failures, now)) {
      return false;
    }
    if (!guard.call(WRITE, () -> ledger.claim(turn, PasswordPace.MEMORY))) {
      int counted = 1 + PasswordPace.PAUSES.counted(failures, now);
      throw slowed(turn, PasswordPace.PAUSES.after(counted).orElseThrow());
    }
    return true;
  }

  private void fail(PasswordTurn turn, boolean claimed) {
    count(turn, LogInMetrics.Outcome.REFUSED);
    if (claimed) {
      guard.run(WRITE, () -> ledger.charge(turn));
    } else {
      guard.run(WRITE, () -> ledger.fail(turn, PasswordPace.MEMORY));
    }
  }

  private TooManyAttempts slowed(PasswordTurn turn, Duration wait) {
    count(turn, LogInMetrics.Outcome.SLOWED);
    return new TooManyAttempts("Too many passwords were tried", wait);
  }

  private void count(PasswordTurn turn, LogInMetrics.Outcome outcome) {
    if (turn.use() == PasswordUse.LOG_IN) {
      metrics.count(outcome);
    }
  }
}
