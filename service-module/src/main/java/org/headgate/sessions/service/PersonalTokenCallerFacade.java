package org.headgate.sessions.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.persistence.PersonalTokenView;

/**
 * Reads the account behind a personal access token, uncached and in one round trip. Its use is
 * recorded once an hour, outside of the request.
 */
@ApplicationScoped
public class PersonalTokenCallerFacade {

  private static final Logger LOG = SingleLineLogger.of(PersonalTokenCallerFacade.class);
  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork NOTE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  private static final Duration LAST_USE_PRECISION = Duration.ofHours(1);
  private static final int MAX_REMEMBERED = 10_000;

  private final Cache<UUID, Boolean> noted =
      Caffeine.newBuilder()
          .maximumSize(MAX_REMEMBERED)
          .expireAfterWrite(LAST_USE_PRECISION)
          .build();

  @Inject PersonalTokenUseService service;
  @Inject CallerFacade callers;
  @Inject DatabaseGuard guard;
  @Resource ManagedExecutorService executor;

  /** Empty for an inactive account, and for a token that expired, was withdrawn or became void. */
  public Optional<PersonalTokenCaller> find(PersonalToken token) {
    return used(token, guard.call(READ, () -> service.findValid(token)));
  }

  /**
   * As {@link #find}, through the operator lane, so that monitoring works while all business
   * connections are in use.
   */
  public Optional<PersonalTokenCaller> findByOperatorLane(PersonalToken token) {
    return used(token, callers.byOperatorLane(token));
  }

  private Optional<PersonalTokenCaller> used(
      PersonalToken token, Optional<PersonalTokenView> valid) {
    Optional<PersonalTokenCaller> found =
        valid.filter(view -> view.account().active()).map(view -> caller(token, view));
    if (found.isPresent() && noted.asMap().putIfAbsent(token.id(), true) == null) {
      noteUse(token.id());
    }
    return found;
  }

  private void noteUse(UUID tokenId) {
    try {
      executor.execute(() -> markUsed(tokenId));
    } catch (RejectedExecutionException e) {
      // The server stops.
      noted.invalidate(tokenId);
    }
  }

  private void markUsed(UUID tokenId) {
    try {
      guard.run(NOTE, () -> service.markUsed(tokenId, LAST_USE_PRECISION));
    } catch (TemporarilyUnavailableException e) {
      noted.invalidate(tokenId);
      LOG.log(Level.DEBUG, "The use of a personal access token could not be noted", e);
    }
  }

  private static PersonalTokenCaller caller(PersonalToken token, PersonalTokenView view) {
    return new PersonalTokenCaller(
        new CallerAccount(
            AccountMapper.toResponse(view.account()),
            view.account().accountAtEpoch(),
            Optional.empty(),
            Optional.of(token.id())),
        TokenScope.known(view.scopes()),
        view.amr());
  }
}
