package org.headgate.alerts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** An endpoint cannot be added or changed as requested. */
public final class AlertEndpointConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private AlertEndpointConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** The limit of endpoints is reached. */
  public static AlertEndpointConflictException tooMany(int limit) {
    return new AlertEndpointConflictException(
        "There are " + limit + " endpoints already; delete one first");
  }

  /** The endpoint comes from the server's settings, not from the database. */
  public static AlertEndpointConflictException fixed() {
    return new AlertEndpointConflictException(
        "This endpoint is defined in the server's settings; change it there");
  }

  /** Names are unique, so that a repeated request does not add an endpoint twice. */
  public static AlertEndpointConflictException nameTaken() {
    return new AlertEndpointConflictException("There is an endpoint with this name already");
  }
}
