package org.headgate.scheduling.dispatch.service;

import java.util.List;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.DispatchNodes;
import org.headgate.scheduling.persistence.Finish;

/**
 * Sees what a dispatcher does; metrics and the rule for failures stand here. Nothing may be thrown.
 */
public interface DispatchListener {

  /**
   * An attempt was made: does what follows from its end besides the end itself.
   *
   * @return the end that is to be written, put off when what follows could not be done
   */
  default Finish judge(Assignment assignment, Finish finish) {
    return finish;
  }

  /** An attempt was made; its end is not written yet. */
  default void attempted(Assignment assignment, Finish finish) {}

  /** Ends were written. */
  default void finished(List<Finish> finishes) {}

  /** What waits for nodes, looked at now and then. */
  default void sawBacklog(DispatchNodes.Backlog backlog) {}
}
