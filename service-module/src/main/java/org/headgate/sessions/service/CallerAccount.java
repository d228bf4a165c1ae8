package org.headgate.sessions.service;

import java.util.Objects;
import java.util.Optional;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.ratelimit.service.ClientContext;

/**
 * The account of the caller, as the database had it when the request was authenticated.
 *
 * @param judged for what is written because they are let in
 * @param openSession that they showed; empty for who showed a personal access token
 */
public record CallerAccount(
    AccountResponse me, AccountAtEpoch judged, Optional<SessionId> openSession) {

  public CallerAccount {
    Objects.requireNonNull(me, "me");
    Objects.requireNonNull(judged, "judged");
    Objects.requireNonNull(openSession, "openSession");
  }

  public UserId id() {
    return judged.id();
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
        session -> clientContext.setAuthenticatedSession(judged, session),
        () -> clientContext.setAuthenticatedSession(id()));
  }

  /** The same caller after another proof of identity. */
  public CallerAccount withEpoch(AccountAtEpoch now) {
    return new CallerAccount(me, now, openSession);
  }
}
