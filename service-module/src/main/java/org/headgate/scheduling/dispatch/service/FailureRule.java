package org.headgate.scheduling.dispatch.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Finish;
import org.headgate.text.SingleLineLogger;

/**
 * What an attempt's end does to its schedule. One whose executions fail ten times in a row, all
 * attempts of each, is stopped, and so is one whose receiver wants no further requests; the owner
 * is told by mail. A pause that a receiver asks for holds for all instants. A fault of the service
 * itself counts as nothing.
 */
@ApplicationScoped
public class FailureRule {

  private static final Logger LOG = SingleLineLogger.of(FailureRule.class);
  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);
  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject FailureDesk desk;
  @Inject DatabaseGuard guard;

  /**
   * @return the end that is to be written
   */
  Finish judge(Assignment assignment, Finish finish) {
    String error = finish.error().orElse("");
    try {
      if (finish.quiet().isPresent()) {
        guard.run(WORK, () -> desk.quiet(assignment, finish.quiet().get()));
      }
      if (finish.end() == Finish.End.GONE) {
        guard.run(WORK, () -> desk.gone(assignment, error));
      } else if (finish.end() == Finish.End.FAILED) {
        guard.run(WORK, () -> desk.failed(assignment.schedule(), error));
      } else if (finish.end() == Finish.End.SUCCEEDED && assignment.work().failures() > 0) {
        guard.run(WORK, () -> desk.succeeded(assignment.schedule()));
      }
    } catch (RuntimeException uncounted) {
      LOG.log(Level.DEBUG, "What follows from the end of an attempt was not written", uncounted);
      return withoutConsequence(finish);
    }
    return finish;
  }

  /** That a receiver wants no more must not be forgotten; one failure may be left uncounted. */
  private static Finish withoutConsequence(Finish finish) {
    return finish.end() == Finish.End.GONE
        ? finish.putOff(Optional.of("put off: the schedule could not be stopped"), SOON)
        : finish;
  }
}
