package org.headgate.scheduling.dispatch.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.crypto.service.Ids;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.CurrentEndpoint;
import org.headgate.pool.service.DatabaseAvailable;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.ShutdownBegun;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.persistence.DispatchNodes;
import org.headgate.scheduling.persistence.Dispatches;
import org.headgate.scheduling.service.WorkOrdered;

/**
 * The dispatcher inside the container: its threads are the container's, and each of its statements
 * passes the guard as work that can wait, so that schedules never keep people from a connection.
 */
@ApplicationScoped
public class DispatchStart {

  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject Dispatches dispatches;
  @Inject DispatchNodes nodes;
  @Inject DatabaseGuard guard;
  @Inject Ids ids;
  @Inject @Any Instance<ActionSender> senders;
  @Inject DispatchWatch watch;
  @Resource ManagedThreadFactory threads;

  private Optional<Dispatcher> dispatcher = Optional.empty();
  private boolean stopped;

  synchronized void start(@Observes @Priority(DatabaseAvailable.WORK) DatabaseAvailable event) {
    if (event.database() == DatabaseName.PLATFORM && dispatcher.isEmpty() && !stopped) {
      Dispatcher started =
          new Dispatcher(
              dispatches,
              nodes,
              this::guarded,
              DispatchSettings.DEFAULT,
              ids::next,
              threads,
              senders,
              watch);
      dispatcher = Optional.of(started);
      watch.watch(started);
      started.start();
    }
  }

  void wake(@Observes WorkOrdered event) {
    current().ifPresent(Dispatcher::wake);
  }

  void stop(@ObservesAsync ShutdownBegun event) {
    stop();
  }

  @PreDestroy
  void stop() {
    toStop().ifPresent(Dispatcher::stop);
  }

  private synchronized Optional<Dispatcher> current() {
    return dispatcher;
  }

  private synchronized Optional<Dispatcher> toStop() {
    Optional<Dispatcher> running = stopped ? Optional.empty() : dispatcher;
    stopped = true;
    return running;
  }

  private <T> T guarded(Supplier<T> statement) {
    return CurrentEndpoint.duringTask("schedules", () -> guard.call(WORK, statement));
  }
}
