package org.headgate.scheduling.dispatch.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Finish;

/**
 * A schedule whose executions fail ten times in a row, all attempts of each, is stopped, and its
 * owner is told by mail.
 */
@ApplicationScoped
public class FailureRule {

  private static final Logger LOG = System.getLogger(FailureRule.class.getName());
  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject FailureDesk desk;
  @Inject DatabaseGuard guard;

  void judge(Assignment assignment, Finish finish) {
    try {
      if (finish.end() == Finish.End.FAILED) {
        guard.run(WORK, () -> desk.failed(assignment.schedule(), finish.error().orElse("")));
      } else if (finish.end() == Finish.End.SUCCEEDED && assignment.work().failures() > 0) {
        guard.run(WORK, () -> desk.succeeded(assignment.schedule()));
      }
    } catch (RuntimeException uncounted) {
      // One failure less is counted; the execution itself is not touched by it.
      LOG.log(Level.DEBUG, "A failure of a schedule was not counted", uncounted);
    }
  }
}
