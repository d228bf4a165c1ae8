package org.headgate.scheduling.dispatch.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.headgate.problem.ServiceUnavailable;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.SystemAction;
import org.headgate.scheduling.service.SystemTask;
import org.headgate.text.SingleLineLogger;

/** Does the service's own upkeep. */
@ApplicationScoped
public class SystemSender implements ActionSender {

  private static final Logger LOG = SingleLineLogger.of(SystemSender.class);

  @Inject @Any Instance<SystemTask> tasks;

  @Override
  public Class<? extends Action> type() {
    return SystemAction.class;
  }

  @Override
  public Delivery send(Job job) {
    String name = ((SystemAction) job.action()).task();
    Optional<SystemTask> task =
        tasks.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (task.isEmpty()) {
      return Delivery.refused("this server has no such task");
    }
    try {
      task.get().run();
      return Delivery.done();
    } catch (ServiceUnavailable busy) {
      LOG.log(Level.DEBUG, "The upkeep " + name + " is put off", busy);
      return Delivery.deferred("put off: the database is busy or away");
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The upkeep " + name + " failed; it is tried again", failure);
      return Delivery.failed(failure.getClass().getSimpleName());
    }
  }
}
