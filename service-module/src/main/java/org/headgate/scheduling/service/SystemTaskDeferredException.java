package org.headgate.scheduling.service;

/**
 * A system task cannot run now because of a server that it needs, and has said so in the log. The
 * attempt does not count, and is repeated with growing pauses.
 */
public final class SystemTaskDeferredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason in words, shown to administrators
   */
  public SystemTaskDeferredException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
