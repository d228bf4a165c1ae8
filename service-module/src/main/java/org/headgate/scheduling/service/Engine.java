package org.headgate.scheduling.service;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.json.Json;
import org.headgate.pool.persistence.Platform;
import org.headgate.pool.persistence.PlatformUnshared;
import org.headgate.pool.service.CurrentEndpoint;
import org.headgate.pool.service.NodeFencedEvent;
import org.headgate.pool.service.ShutdownBegun;
import org.headgate.text.LoggedFailure;

/**
 * db-scheduler inside the container: its threads are the container's, its connections come from the
 * platform pool, and {@link #schedule} takes part in the transaction of its caller. Mail and other
 * effects are therefore rows that commit or vanish with what caused them, and are carried out after
 * the commit, at least once.
 */
@ApplicationScoped
public class Engine {

  private static final String TABLE = "platform.scheduled_tasks";
  private static final int WORKERS = 2;
  private static final Duration POLLING = Duration.ofSeconds(2);
  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(5);

  @Inject @Platform DataSource pool;
  @Inject @PlatformUnshared DataSource unsharedPool;
  @Inject @Any Instance<TaskSource> sources;
  @Inject Clock clock;

  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService scheduledExecutor;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private SchedulerClient client;
  private Scheduler scheduler;
  private boolean started;
  private boolean stopped;

  @PostConstruct
  void create() {
    List<Task<?>> tasks = sources.stream().<Task<?>>map(TaskSource::task).toList();
    Serializer serializer = new JacksonSerializer(Json.strict());
    client =
        SchedulerClient.Builder.create(pool, tasks).tableName(TABLE).serializer(serializer).build();
    ExecutorService threads = new ContainerThreads(executor);
    List<RecurringTask<?>> recurring = tasks.stream().flatMap(Engine::recurring).toList();
    List<Task<?>> onDemand = tasks.stream().filter(task -> !recurring.contains(task)).toList();
    scheduler =
        Scheduler.create(unsharedPool, onDemand)
            .startTasks(recurring)
            .tableName(TABLE)
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
            .serializer(serializer)
            .threads(WORKERS)
            .pollingInterval(POLLING)
            .pollUsingLockAndFetch(0.5, 1.0)
            .executorService(new ExecutionThreads(executor))
            .dueExecutor(threads)
            .housekeeperExecutor(new ContainerScheduledThreads(scheduledExecutor))
            .addExecutionInterceptor(
                (instance, context, chain) ->
                    CurrentEndpoint.duringTask(
                        instance.getTaskName(), () -> proceed(chain, instance, context)))
            .shutdownMaxWait(SHUTDOWN_WAIT)
            .build();
  }

  /** The scheduler logs what an execution throws, as it is. */
  private static CompletionHandler<?> proceed(
      ExecutionChain chain, TaskInstance<?> instance, ExecutionContext context) {
    try {
      return chain.proceed(instance, context);
    } catch (RuntimeException failure) {
      throw LoggedFailure.of(failure);
    }
  }

  private static Stream<RecurringTask<?>> recurring(Task<?> task) {
    return task instanceof RecurringTask<?> again ? Stream.of(again) : Stream.empty();
  }

  /**
   * Starts to carry out what is due; the platform database must have its tables. A second call does
   * nothing.
   */
  public synchronized void start() {
    if (!started) {
      started = true;
      scheduler.start();
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (started && !stopped) {
      stopped = true;
      scheduler.stop();
    }
  }

  /** Its statements do not pass the guard. */
  synchronized void fenced(@Observes NodeFencedEvent event) {
    if (event.fenced()) {
      scheduler.pause();
    } else {
      scheduler.resume();
    }
  }

  /** Takes nothing new and waits up to 5 s for what runs; what is due stays in its table. */
  void stop(@ObservesAsync ShutdownBegun event) {
    stop();
  }

  /**
   * Writes an execution that is due at once, in the caller's transaction; it starts when that has
   * committed.
   *
   * @throws IllegalStateException outside a transaction
   */
  public <T> void schedule(TaskInstance<T> execution) {
    schedule(execution, clock.instant());
  }

  /**
   * As {@link #schedule(TaskInstance)}, due at an instant.
   *
   * @throws IllegalStateException outside a transaction
   */
  public <T> void schedule(TaskInstance<T> execution, Instant due) {
    transactions.registerInterposedSynchronization(new LookAfterCommit());
    client.scheduleIfNotExists(execution, due);
  }

  private final class LookAfterCommit implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing is due before the commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        scheduler.triggerCheckForDueExecutions();
      }
    }
  }
}
