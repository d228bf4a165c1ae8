package org.headgate.sessions.service;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.ratelimit.service.ClientContext;

/**
 * The account of the caller, as the database had it when the request was authenticated.
 *
 * @param account as the API shows it
 * @param accountAtEpoch for writes that must fail if the account has changed meanwhile
 * @param openSession the presented session; empty for a personal access token
 * @param personalToken id of the presented personal access token; empty for a session
 */
public record CallerAccount(
    AccountResponse account,
    AccountAtEpoch accountAtEpoch,
    Optional<SessionId> openSession,
    Optional<UUID> personalToken) {

  public CallerAccount {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(accountAtEpoch, "accountAtEpoch");
    Objects.requireNonNull(openSession, "openSession");
    Objects.requireNonNull(personalToken, "personalToken");
  }

  public UserId id() {
    return accountAtEpoch.id();
  }

  /**
   * The presented session.
   *
   * @throws UnauthenticatedException for a personal access token; operations that need a session
   *     are closed to these
   */
  public SessionId session() {
    return openSession.orElseThrow(UnauthenticatedException::new);
  }

  /** The device of a session is known to the account; a token may be used on any. */
  public void identifyTo(ClientContext clientContext) {
    openSession.ifPresentOrElse(
        sessionId -> clientContext.setAuthenticatedSession(accountAtEpoch, sessionId),
        () -> clientContext.setAuthenticatedSession(id()));
  }

  /** The same caller after another proof of identity. */
  public CallerAccount withEpoch(AccountAtEpoch now) {
    return new CallerAccount(account, now, openSession, personalToken);
  }
}
