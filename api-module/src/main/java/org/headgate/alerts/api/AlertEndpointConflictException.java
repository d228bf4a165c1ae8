package org.headgate.alerts.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** An end point cannot be added beside those that there are, or not be changed. */
public final class AlertEndpointConflictException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  private AlertEndpointConflictException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }

  /** There are as many as there may be. */
  public static AlertEndpointConflictException tooMany(int limit) {
    return new AlertEndpointConflictException(
        "There are " + limit + " end points already; delete one first");
  }

  /** It is not kept in the database. */
  public static AlertEndpointConflictException fixed() {
    return new AlertEndpointConflictException(
        "This end point comes from the server's settings; change it there");
  }

  /** A name is one end point's: a request that comes twice adds none twice. */
  public static AlertEndpointConflictException nameTaken() {
    return new AlertEndpointConflictException("There is an end point with this name already");
  }
}
