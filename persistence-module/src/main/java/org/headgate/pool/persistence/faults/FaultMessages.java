package org.headgate.pool.persistence.faults;

import java.io.EOFException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The message of an exception, in a form that an operator can read. */
public final class FaultMessages {
  /** Liberty appends SQLSTATE and error code to the server's message. */
  private static final Pattern OF_THE_CONTAINER =
      Pattern.compile("\\s*DSRA0010E: SQL State = .*", Pattern.DOTALL);

  private FaultMessages() {}

  /** The message of the deepest cause. */
  public static String ofDeepestCause(Throwable fault) {
    return of(CauseChain.deepest(fault));
  }

  /** Its message; the name of its class where it has none. */
  public static String of(Throwable link) {
    if (link.getMessage() == null && link instanceof EOFException) {
      return "the other end closed the connection";
    }
    if (link.getMessage() == null) {
      return link.getClass().getName();
    }
    if (link instanceof UnknownHostException) {
      return "unknown host " + link.getMessage();
    }
    return OF_THE_CONTAINER.matcher(link.getMessage()).replaceFirst("");
  }
}
