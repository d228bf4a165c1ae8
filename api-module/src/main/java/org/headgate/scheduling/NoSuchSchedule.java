package org.headgate.scheduling;

import java.util.UUID;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** There is none of this id, or it is somebody else's: the two are not told apart. */
public final class NoSuchSchedule extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchSchedule(UUID id) {
    super(ProblemType.NOT_FOUND, "There is no schedule " + id);
  }
}
