package org.headgate.common.problem;

/** The service's own upkeep was to be stopped or ordered: it has no owner, and runs by itself. */
public final class SystemScheduleException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public SystemScheduleException(String name) {
    super(
        ProblemType.CONFLICT,
        name + " is part of the service's own maintenance and runs by itself");
  }
}
