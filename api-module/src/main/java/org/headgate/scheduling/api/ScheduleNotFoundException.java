package org.headgate.scheduling.api;

import java.util.UUID;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** There is none of this id, or it is somebody else's: the two are not told apart. */
public final class ScheduleNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public ScheduleNotFoundException(UUID id) {
    super(ProblemType.NOT_FOUND, "There is no schedule " + id);
  }
}
