package org.headgate.scheduling.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
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
import javax.sql.DataSource;
import org.headgate.json.Json;
import org.headgate.pool.persistence.Platform;

/**
 * db-scheduler inside the container: its threads are the container's, its connections come from the
 * platform pool, and {@link #schedule} takes part in the transaction of its caller. Mail and other
 * effects are therefore rows that commit or vanish with what caused them, and are carried out after
 * the commit, at least once.
 */
@ApplicationScoped
public class Engine {

  private static final int WORKERS = 2;
  private static final Duration POLLING = Duration.ofSeconds(2);
  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(10);

  @Inject @Platform DataSource pool;
  @Inject @Any Instance<TaskSource> sources;
  @Inject Clock clock;

  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService scheduledExecutor;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private volatile Scheduler scheduler;

  /**
   * Starts to carry out what is due; the platform database must have its tables. A second call does
   * nothing.
   */
  public synchronized void start() {
    engine().start();
  }

  @PreDestroy
  void stop() {
    Scheduler running = scheduler;
    if (running != null) {
      running.stop();
    }
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
   * Writes an execution in the caller's transaction.
   *
   * @throws IllegalStateException outside a transaction
   */
  public <T> void schedule(TaskInstance<T> execution, Instant due) {
    transactions.registerInterposedSynchronization(new LookAfterCommit());
    engine().schedule(execution, due);
  }

  private Scheduler engine() {
    Scheduler running = scheduler;
    return running == null ? create() : running;
  }

  private synchronized Scheduler create() {
    if (scheduler == null) {
      List<Task<?>> tasks = sources.stream().<Task<?>>map(TaskSource::task).toList();
      ExecutorService threads = new ContainerThreads(executor);
      scheduler =
          Scheduler.create(pool, tasks)
              .tableName("platform.scheduled_tasks")
              .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
              .serializer(new JacksonSerializer(json()))
              .threads(WORKERS)
              .pollingInterval(POLLING)
              .pollUsingLockAndFetch(0.5, 1.0)
              .executorService(threads)
              .dueExecutor(threads)
              .housekeeperExecutor(new ContainerScheduledThreads(scheduledExecutor))
              .shutdownMaxWait(SHUTDOWN_WAIT)
              .build();
    }
    return scheduler;
  }

  private static ObjectMapper json() {
    return Json.strict();
  }

  private final class LookAfterCommit implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing is due before the commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        engine().triggerCheckForDueExecutions();
      }
    }
  }
}
