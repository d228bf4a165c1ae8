package org.headgate.passwords.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.identity.SessionId;
import org.headgate.common.problem.ReauthenticationRequiredException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.SessionService;

/**
 * Requires a recent proof of identity before the caller changes credentials: the password, or a
 * recent log-in. A stolen token provides neither.
 */
@ApplicationScoped
public class ReauthenticationFacade {

  /** The maximum age of a log-in without a further proof. */
  public static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject PasswordConfirmation passwordConfirmation;
  @Inject PasswordHasher hashing;
  @Inject SessionService sessions;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @param typed the password; if given it is checked, however recent the log-in
   * @return the caller as authenticated just now
   * @throws org.headgate.common.problem.InvalidCredentialsException when the password is wrong
   * @throws ReauthenticationRequiredException without a password, when the log-in is too long ago
   */
  public CallerAccount require(CallerAccount caller, Optional<Password> typed) {
    if (typed.isPresent()) {
      CallerAccount callerNow =
          caller.withEpoch(passwordConfirmation.verify(caller.id(), typed.get()));
      hashing.end();
      return callerNow;
    }
    if (caller.openSession().filter(this::isFresh).isEmpty()) {
      throw new ReauthenticationRequiredException(MAX_AGE);
    }
    return caller;
  }

  private boolean isFresh(SessionId sessionId) {
    Instant oldest = clock.instant().minus(MAX_AGE);
    return guard
        .call(READ, () -> sessions.begunAt(sessionId))
        .filter(startedAt -> !startedAt.isBefore(oldest))
        .isPresent();
  }
}
