package org.headgate.sessions.api;

import org.headgate.common.identity.SessionId;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** No open session of the caller has this id; somebody else's may. */
public final class SessionNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public SessionNotFoundException(SessionId id) {
    super(ProblemType.NOT_FOUND, "You have no open session " + id);
  }
}
