package org.headgate.scheduling.service.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.SystemAction;
import org.headgate.scheduling.service.SystemTask;
import org.headgate.scheduling.service.SystemTaskDeferredException;

/** Runs the service's own tasks. */
@ApplicationScoped
public class SystemActionExecutor implements ActionExecutor {

  private static final Logger LOG = SingleLineLogger.of(SystemActionExecutor.class);

  @Inject @Any Instance<SystemTask> tasks;

  @Override
  public Class<? extends Action> type() {
    return SystemAction.class;
  }

  @Override
  public ActionResult send(ActionRequest actionRequest) {
    String name = ((SystemAction) actionRequest.action()).task();
    Optional<SystemTask> task =
        tasks.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (task.isEmpty()) {
      return ActionResult.refused("this server has no such task");
    }
    try {
      task.get().run();
      return ActionResult.done();
    } catch (TemporarilyUnavailableException e) {
      LOG.log(Level.DEBUG, "System task " + name + " was deferred", e);
      return ActionResult.deferred("deferred: the database is busy or down");
    } catch (SystemTaskDeferredException e) {
      LOG.log(Level.DEBUG, "System task " + name + " was deferred", e);
      return ActionResult.deferred("deferred: " + e.getMessage());
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "System task " + name + " failed; it is tried again", failure);
      return ActionResult.failed(failure.getClass().getSimpleName());
    }
  }
}
