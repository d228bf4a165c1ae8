package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.OperatorSessions;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.AdmissionRefused;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.DatabaseUnavailable;

/** Reads the account behind a token, fresh each time and in one round trip. */
@ApplicationScoped
public class CallerAccounts {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final GuardedWork LOOK =
      GuardedWork.once(DatabaseName.OPERATOR, WorkClass.OPERATOR);

  @Inject SessionDesk sessions;
  @Inject OperatorSessions operatorSessions;
  @Inject Clock clock;
  @Inject DatabaseGuard guard;

  /** Inactive accounts too; empty when the session has ended, or the token's key is revoked. */
  public Optional<CallerAccount> byToken(BearerClaims token) {
    return guard.call(READ, () -> sessions.account(token)).map(found -> caller(found, token));
  }

  /**
   * As {@link #byToken}, through the operator lane: an operator gets in when every business
   * connection is out.
   *
   * @throws DatabaseUnavailable when the database gives no answer; where server or pooler have no
   *     connection left, too
   */
  public Optional<CallerAccount> byOperatorLane(BearerClaims token) {
    return looked(
            () -> operatorSessions.account(token.session().value(), token.kid(), clock.instant()))
        .map(found -> caller(found, token));
  }

  /**
   * Whether the token's session is open and its key good, through the operator lane and without
   * reading the account, which somebody may have locked.
   *
   * @throws DatabaseUnavailable as {@link #byOperatorLane}
   */
  public boolean isOpen(BearerClaims token) {
    return looked(
        () -> operatorSessions.isOpen(token.session().value(), token.kid(), clock.instant()));
  }

  private <T> T looked(Question<T> question) {
    try {
      return guard.call(LOOK, () -> answered(question));
    } catch (DatabaseBusy busy) {
      if (busy.getCause() instanceof AdmissionRefused) {
        throw busy;
      }
      throw new DatabaseUnavailable("The database gives out no connection.", RETRY, busy);
    }
  }

  private static <T> T answered(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException unanswered) {
      throw new IllegalStateException("the operator lane gives no answer", unanswered);
    }
  }

  private static CallerAccount caller(AccountView account, BearerClaims token) {
    return new CallerAccount(AccountMapper.me(account), account.judged(), token.session());
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }
}
