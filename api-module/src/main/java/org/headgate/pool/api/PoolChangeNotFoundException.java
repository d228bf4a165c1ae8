package org.headgate.pool.api;

import java.util.UUID;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** An id was named that no change has. */
public final class PoolChangeNotFoundException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PoolChangeNotFoundException(UUID id) {
    super(ProblemType.NOT_FOUND, "There is no change " + id);
  }
}
