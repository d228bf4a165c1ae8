package org.headgate.pool.api;

import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;

/** Another change of the pool is unconfirmed, or this one has ended. */
public final class PoolChangeNotOpenException extends HeadgateException {

  private static final long serialVersionUID = 1L;

  public PoolChangeNotOpenException(String detail) {
    super(ProblemType.CONFLICT, detail);
  }
}
