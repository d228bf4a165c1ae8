package org.headgate.accounts;

import org.headgate.identity.SessionId;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** No open session of the caller has this id; somebody else's may. */
public final class NoSuchSession extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchSession(SessionId id) {
    super(ProblemType.NOT_FOUND, "You have no open session " + id);
  }
}
