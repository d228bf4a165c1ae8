package org.headgate.client;

import org.headgate.common.problem.Problem;
import org.headgate.common.problem.ProblemType;

/** The server answered with an error. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.status() + " " + problem.title() + ": " + problem.detail());
    this.problem = problem;
  }

  /** The problem document of the response. */
  public Problem problem() {
    return problem;
  }

  /** Whether it is of this type. */
  public boolean is(ProblemType type) {
    return type.uri().equals(problem.type());
  }
}
