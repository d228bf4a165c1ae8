package org.headgate.accounts.service;

import java.util.Objects;
import org.headgate.accounts.Me;
import org.headgate.identity.SessionId;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.network.service.Visitor;

/**
 * Who calls, as the database knew them when the request was judged.
 *
 * @param judged for what is written because they are let in
 * @param session that was open then
 */
public record CallerAccount(Me me, JudgedAccount judged, SessionId session) {

  public CallerAccount {
    Objects.requireNonNull(me, "me");
    Objects.requireNonNull(judged, "judged");
    Objects.requireNonNull(session, "session");
  }

  public UserId id() {
    return judged.id();
  }

  /** The device of the request is one that is known to the account. */
  public void identifyTo(Visitor visitor) {
    visitor.isCaller(judged, session);
  }

  /** The same caller, who has proved once more who they are. */
  CallerAccount judgedAgain(JudgedAccount now) {
    return new CallerAccount(me, now, session);
  }
}
