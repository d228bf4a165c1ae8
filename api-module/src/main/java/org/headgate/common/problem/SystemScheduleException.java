package org.headgate.common.problem;

/**
 * A request tried to stop or run a schedule of the service's own: these have no owner and run by
 * themselves.
 */
public final class SystemScheduleException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public SystemScheduleException(String name) {
    super(
        ProblemType.CONFLICT,
        name + " is part of the service's own maintenance and runs by itself");
  }
}
