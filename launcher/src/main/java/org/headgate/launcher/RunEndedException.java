package org.headgate.launcher;

/** The run was ended before all of its parts were started, as by Ctrl-C. */
final class RunEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunEndedException() {
    super("the run is being ended");
  }
}
