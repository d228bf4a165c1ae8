package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** The reason of a failure in one line, for whoever starts the run. */
final class FailureText {

  private FailureText() {}

  /** The message of some failures with files is only a path; then their class name precedes it. */
  static String of(IOException failure) {
    boolean hasReason = !(failure instanceof FileSystemException file) || file.getReason() != null;
    return hasReason
        ? failure.getMessage()
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
