package org.headgate.sessions.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.common.identity.Role;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.persistence.OperatorSessionQueries;
import org.headgate.sessions.persistence.PersonalTokenView;

/** Reads the account behind a token, uncached and in one round trip. */
@ApplicationScoped
public class CallerFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** The lane's own work, such as the renewal of the lease, comes before its viewers. */
  private static final GuardedWork READ_CALLER =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.USERS);

  /** Callers who will mostly be refused leave a connection of the lane to the others. */
  private static final GuardedWork READ_STRANGER =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.JOBS);

  @Inject CallerService service;
  @Inject OperatorSessionQueries operatorSessionQueries;
  @Inject KeyRing keys;
  @Inject Clock clock;
  @Inject DatabaseGuard guard;

  /**
   * The account of a token, even if it is inactive.
   *
   * @return empty when the session has ended or expired, or the token's key is revoked
   */
  public Optional<CallerAccount> byToken(AccessTokenClaims token) {
    return guard.call(READ, () -> service.account(token)).map(found -> caller(found, token));
  }

  /**
   * As {@link #byToken}, through the operator lane, so that operators have access while all
   * business connections are in use.
   *
   * @throws DatabaseUnavailableException when the database does not answer, or the server or pooler
   *     has no connection left
   */
  public Optional<CallerAccount> byOperatorLane(AccessTokenClaims token) {
    return byOperatorLane(READ_CALLER, token);
  }

  /**
   * As {@link #byOperatorLane(AccessTokenClaims)}, for a token without a role of operators, whose
   * owner may be one of many.
   */
  public Optional<CallerAccount> strangerByOperatorLane(AccessTokenClaims token) {
    return byOperatorLane(READ_STRANGER, token);
  }

  private Optional<CallerAccount> byOperatorLane(GuardedWork work, AccessTokenClaims token) {
    return query(
            work,
            () ->
                operatorSessionQueries.account(
                    token.session().value(), token.kid(), clock.instant()))
        .map(found -> caller(found, token));
  }

  /**
   * A valid personal access token, through the operator lane; whether its owner is an operator is
   * not known before.
   *
   * @throws DatabaseUnavailableException as {@link #byOperatorLane(AccessTokenClaims)}
   */
  Optional<PersonalTokenView> byOperatorLane(PersonalToken token) {
    return query(
        READ_STRANGER,
        () -> operatorSessionQueries.personalToken(token.id(), token.hash(keys), clock.instant()));
  }

  /**
   * Whether the token's session is open and its key not revoked, through the operator lane and
   * without reading the account, which may be locked.
   *
   * @throws DatabaseUnavailableException as {@link #byOperatorLane(AccessTokenClaims)}
   */
  public boolean isOpen(AccessTokenClaims token) {
    return query(
        READ_CALLER,
        () -> operatorSessionQueries.isOpen(token.session().value(), token.kid(), clock.instant()));
  }

  /**
   * Checks the caller of an earlier request again, for an export or upload that outlasts an access
   * token: the session or personal access token has not ended, and the account is active and has
   * the role.
   *
   * @throws UnauthenticatedException when the caller would not be accepted any more
   */
  public void requireStillAccepted(CallerAccount caller, Role role) {
    boolean isAccepted =
        guard
            .call(READ, () -> service.accountNow(caller))
            .filter(AccountView::active)
            .filter(account -> account.roles().contains(role.wireName()))
            .isPresent();
    if (!isAccepted) {
      throw new UnauthenticatedException();
    }
  }

  private <T> T query(GuardedWork work, Query<T> query) {
    try {
      return guard.call(work, () -> execute(query));
    } catch (DatabaseBusyException e) {
      if (e.getCause() instanceof AdmissionRefusedException) {
        throw e;
      }
      throw new DatabaseUnavailableException(
          "The database gives out no connection.", RETRY_AFTER, e);
    }
  }

  private static <T> T execute(Query<T> query) {
    try {
      return query.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("the operator lane gives no answer", e);
    }
  }

  private static CallerAccount caller(AccountView account, AccessTokenClaims token) {
    return new CallerAccount(
        AccountMapper.toResponse(account),
        account.accountAtEpoch(),
        Optional.of(token.session()),
        Optional.empty());
  }

  private interface Query<T> {
    T execute() throws SQLException;
  }
}
