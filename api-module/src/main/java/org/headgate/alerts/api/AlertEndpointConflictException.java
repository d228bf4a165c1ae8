package org.headgate.alerts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** An end point cannot be added or changed as requested. */
public final class AlertEndpointConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private AlertEndpointConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** The limit of end points is reached. */
  public static AlertEndpointConflictException tooMany(int limit) {
    return new AlertEndpointConflictException(
        "There are " + limit + " endpoints already; delete one first");
  }

  /** The end point comes from the server's settings, not from the database. */
  public static AlertEndpointConflictException fixed() {
    return new AlertEndpointConflictException(
        "This endpoint is defined in the server's settings; change it there");
  }

  /** Names are unique, so that a repeated request does not add an end point twice. */
  public static AlertEndpointConflictException nameTaken() {
    return new AlertEndpointConflictException("There is an endpoint with this name already");
  }
}
