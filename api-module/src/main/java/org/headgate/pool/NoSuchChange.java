package org.headgate.pool;

import java.util.UUID;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;

/** An id was named that no change has. */
public final class NoSuchChange extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public NoSuchChange(UUID id) {
    super(ProblemType.NOT_FOUND, "There is no change " + id);
  }
}
