package org.headgate.scheduling.service.dispatch;

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
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.ServiceClock;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.QuietTime;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;
import org.headgate.scheduling.persistence.DispatchNodeRepository;
import org.headgate.scheduling.persistence.DispatchRepositories;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DispatchResultRepository;
import org.headgate.scheduling.service.ExecutionsDueEvent;

/**
 * Runs the dispatcher inside the container, on the container's threads. Each of its statements
 * passes the guard with low priority, so that schedules never keep people from a connection.
 */
@ApplicationScoped
public class DispatcherStarter implements SharedValue {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration POLLING_INTERVAL = DispatchSettings.DEFAULT.pollingInterval();

  @Inject DispatchRepository claims;
  @Inject DispatchResultRepository results;
  @Inject DispatchNodeRepository nodes;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;
  @Inject @Any Instance<ActionExecutor> senders;
  @Inject DispatchMetrics dispatchMetrics;
  @Inject SharedValueMonitor sharedValues;
  @Inject ServiceClock clock;
  @Resource ManagedThreadFactory threads;

  private Optional<Dispatcher> dispatcher = Optional.empty();
  private boolean stopped;

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && dispatcher.isEmpty() && !stopped) {
      Dispatcher started =
          new Dispatcher(
              new DispatchRepositories(claims, results, nodes),
              this::guarded,
              DispatchSettings.DEFAULT,
              idGenerator::next,
              threads,
              senders,
              dispatchMetrics,
              this::quietTime);
      dispatcher = Optional.of(started);
      dispatchMetrics.watch(started);
      started.start();
    }
  }

  void wake(@Observes ExecutionsDueEvent event) {
    sharedValues.forget(this);
    current().ifPresent(Dispatcher::wake);
  }

  @Override
  public String expression() {
    return DispatchNodeRepository.QUIET_UNTIL;
  }

  @Override
  public boolean isUnderWay(String value) {
    return QuietTime.remaining(Optional.of(value), clock.databaseInstant()).isEmpty();
  }

  /** Another node may have stored something that is due soon. */
  @Override
  public void onValueChanged() {
    if (quietTime().filter(time -> time.compareTo(POLLING_INTERVAL) >= 0).isEmpty()) {
      current().ifPresent(Dispatcher::wake);
    }
  }

  private Optional<Duration> quietTime() {
    return QuietTime.remaining(sharedValues.current(this), clock.databaseInstant());
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
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
