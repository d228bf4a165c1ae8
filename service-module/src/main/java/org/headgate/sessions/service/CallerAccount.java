package org.headgate.sessions.service;

import java.util.Objects;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.ratelimit.service.ClientContext;

/**
 * Who calls, as the database knew them when the request was judged.
 *
 * @param judged for what is written because they are let in
 * @param session that was open then
 */
public record CallerAccount(AccountResponse me, JudgedAccount judged, SessionId session) {

  public CallerAccount {
    Objects.requireNonNull(me, "me");
    Objects.requireNonNull(judged, "judged");
    Objects.requireNonNull(session, "session");
  }

  public UserId id() {
    return judged.id();
  }

  /** The device of the request is one that is known to the account. */
  public void identifyTo(ClientContext clientContext) {
    clientContext.setAuthenticatedSession(judged, session);
  }

  /** The same caller, who has proved once more who they are. */
  public CallerAccount judgedAgain(JudgedAccount now) {
    return new CallerAccount(me, now, session);
  }
}
