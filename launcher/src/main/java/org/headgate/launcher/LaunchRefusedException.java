package org.headgate.launcher;

import java.util.List;

/**
 * The embedded run cannot start, for reasons that its user can fix: each line names the problem and
 * the remedy. It is printed without a stack trace, and the launcher exits with a status other than
 * 0.
 */
public final class LaunchRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> lines;

  /**
   * @param lines one reason each, at least one
   */
  public LaunchRefusedException(List<String> lines) {
    super(String.join(System.lineSeparator(), lines));
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a refusal needs a reason");
    }
    this.lines = List.copyOf(lines);
  }

  /**
   * @param line the one reason
   */
  public LaunchRefusedException(String line) {
    this(List.of(line));
  }

  /** The reasons, one a line. */
  public List<String> lines() {
    return lines;
  }
}
