package org.headgate.common.text;

/**
 * A copy of a failure for the log: the same name, stack and causes, with each message on one line.
 * Messages quote foreign text, such as a mail server's reply or a value that a statement refused.
 */
public final class LoggedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int MAX_DEPTH = 20;

  private final String text;

  private LoggedFailure(Throwable original, int depth) {
    super(
        SingleLineText.escaped(String.valueOf(original.getMessage())),
        original.getCause() == null || depth == MAX_DEPTH
            ? null
            : new LoggedFailure(original.getCause(), depth + 1),
        true,
        true);
    this.text = SingleLineText.escaped(original.toString());
    setStackTrace(original.getStackTrace());
    if (depth < MAX_DEPTH) {
      for (Throwable suppressed : original.getSuppressed()) {
        addSuppressed(new LoggedFailure(suppressed, depth + 1));
      }
    }
  }

  /** Returns the failure itself if all its messages are on one line. */
  public static RuntimeException of(RuntimeException failure) {
    return isClean(failure, 0) ? failure : new LoggedFailure(failure, 0);
  }

  /** As {@link #of(RuntimeException)}. */
  public static Throwable of(Throwable failure) {
    return isClean(failure, 0) ? failure : new LoggedFailure(failure, 0);
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // the original's name stands in it
  public String toString() {
    return text;
  }

  private static boolean isClean(Throwable failure, int depth) {
    if (failure == null) {
      return true;
    }
    String text = failure.toString();
    if (depth > MAX_DEPTH || !SingleLineText.escaped(text).equals(text)) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isClean(suppressed, depth + 1)) {
        return false;
      }
    }
    return isClean(failure.getCause(), depth + 1);
  }
}
