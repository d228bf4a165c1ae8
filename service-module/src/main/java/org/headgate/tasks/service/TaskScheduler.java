package org.headgate.tasks.service;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.common.service.ServiceClock;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.NodeFencedEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.AdmittedDataSource;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.QuietTime;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;

/**
 * db-scheduler inside the container: its threads are the container's, its connections come from the
 * platform pool, and {@link #schedule} joins the caller's transaction. Mail and other effects are
 * therefore rows that are committed or rolled back with their cause, and executed after the commit,
 * at least once. Urgent tasks have their own table, threads and heartbeat.
 */
@ApplicationScoped
public class TaskScheduler implements SharedValue {

  private static final String QUIET_UNTIL =
      "least((%s), (%s))".formatted(TaskQueue.URGENT.quietUntil(), TaskQueue.ORDINARY.quietUntil());

  private static final GuardedWork WORK = GuardedWork.once(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration MAX_PERMIT_WAIT = Duration.ofSeconds(25);

  @Inject
  @PoolDataSource(value = PoolName.PLATFORM, shareable = true)
  DataSource pool;

  @Inject
  @PoolDataSource(PoolName.PLATFORM)
  DataSource unsharedPool;

  @Inject DatabaseGuard guard;
  @Inject @Any Instance<TaskProvider> sources;
  @Inject ServiceClock clock;
  @Inject SharedValueMonitor sharedValues;

  @Resource ManagedThreadFactory threads;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private Set<String> urgentNames = Set.of();
  private TaskRunner ordinary;
  private TaskRunner urgent;
  private List<TaskRunner> runners = List.of();
  private boolean stopped;

  /**
   * The runner of ordinary tasks knows the urgent ones too, because an earlier version may have
   * left some in its table.
   */
  @PostConstruct
  void create() {
    List<Task<?>> all = tasks(sources.stream());
    List<Task<?>> urgentTasks = tasks(sources.stream().filter(TaskProvider::isUrgent));
    urgentNames = urgentTasks.stream().map(Task::getName).collect(Collectors.toUnmodifiableSet());
    ordinary = runner(TaskQueue.ORDINARY, all);
    urgent = runner(TaskQueue.URGENT, urgentTasks);
    runners = List.of(urgent, ordinary);
  }

  private static List<Task<?>> tasks(Stream<TaskProvider> sources) {
    return sources.<Task<?>>map(TaskProvider::task).toList();
  }

  private TaskRunner runner(TaskQueue queue, List<Task<?>> tasks) {
    DataSource admitted = new AdmittedDataSource(unsharedPool, guard, WORK, MAX_PERMIT_WAIT);
    return new TaskRunner(
        queue, tasks, pool, admitted, clock::databaseInstant, threads, this::isQuiet);
  }

  @Override
  public String expression() {
    return QUIET_UNTIL;
  }

  @Override
  public boolean isUnderWay(String value) {
    return QuietTime.remaining(Optional.of(value), clock.databaseInstant()).isEmpty();
  }

  /** Another node has scheduled something, which this one may run. */
  @Override
  public void onValueChanged() {
    runners.forEach(TaskRunner::wakeUp);
  }

  private boolean isQuiet() {
    return QuietTime.remaining(sharedValues.current(this), clock.databaseInstant()).isPresent();
  }

  /** Starts executing due tasks; the tables must exist. A call after another or a stop is void. */
  public synchronized void start() {
    if (!stopped) {
      runners.forEach(TaskRunner::start);
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (!stopped) {
      stopped = true;
      runners.forEach(TaskRunner::stop);
    }
  }

  /** Starts nothing new and waits for running tasks; due tasks stay in their table. */
  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  /** Pauses the scheduler while the node is fenced: its statements do not pass the guard. */
  void fenced(@Observes NodeFencedEvent event) {
    ordinary.setPaused(event.fenced());
    urgent.setPaused(event.fenced());
  }

  /**
   * Writes a task that is due at once, in the caller's transaction; it starts after the commit.
   *
   * @throws IllegalStateException outside a transaction
   */
  public <T> void schedule(TaskInstance<T> execution) {
    schedule(execution, clock.databaseInstant());
  }

  /**
   * As {@link #schedule(TaskInstance)}, due at an instant.
   *
   * @throws IllegalStateException outside a transaction
   */
  public <T> void schedule(TaskInstance<T> execution, Instant due) {
    TaskRunner runner = urgentNames.contains(execution.getTaskName()) ? urgent : ordinary;
    transactions.registerInterposedSynchronization(new WakeUpAfterCommit(() -> wakeUp(runner)));
    runner.schedule(execution, due);
  }

  private void wakeUp(TaskRunner runner) {
    sharedValues.forget(this);
    runner.wakeUp();
  }

  private record WakeUpAfterCommit(Runnable wakeUp) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing is due before the commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        wakeUp.run();
      }
    }
  }
}
