package org.headgate.tasks.service;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.text.LoggedFailure;
import org.headgate.pool.service.guard.CurrentEndpoint;

/**
 * A db-scheduler with its own table and threads, so that slow tasks in one queue do not delay the
 * other. It uses the database's clock, because each node decides by it whether another one is dead.
 * While it is known that no task is due or picked, it asks for none.
 */
final class TaskRunner {

  private static final int HOUSEKEEPERS = 3;
  private static final Duration SHUTDOWN_WAIT = Duration.ofSeconds(5);

  private final SchedulerClient client;
  private final Scheduler scheduler;
  private final BooleanSupplier isQuiet;
  private boolean started;

  /**
   * @param shared its connections join the transaction that schedules a task
   * @param unshared its connections return to the pool when they are closed
   * @param isQuiet whether no task of the table is due, and none is picked by any node
   */
  TaskRunner(
      TaskQueue queue,
      List<Task<?>> tasks,
      DataSource shared,
      DataSource unshared,
      Clock clock,
      ThreadFactory threads,
      BooleanSupplier isQuiet) {
    this.isQuiet = isQuiet;
    Serializer serializer = new JacksonSerializer(JsonMappers.strict());
    JdbcCustomization dialect = new QuietTaskDialect(isQuiet);
    client =
        SchedulerClient.Builder.create(shared, tasks)
            .tableName(queue.table())
            .jdbcCustomization(dialect)
            .serializer(serializer)
            .build();
    scheduler =
        Scheduler.create(unshared, tasks)
            .tableName(queue.table())
            .jdbcCustomization(dialect)
            .serializer(serializer)
            .clock(clock)
            .threads(queue.workers())
            .pollingInterval(queue.polling())
            .heartbeatInterval(queue.heartbeat())
            .missedHeartbeatsLimit(queue.missedHeartbeats())
            .pollUsingLockAndFetch(0.5, 1.0)
            .executorService(Executors.newFixedThreadPool(queue.workers(), threads))
            .dueExecutor(Executors.newSingleThreadExecutor(threads))
            .housekeeperExecutor(
                new TaskHousekeepers(HOUSEKEEPERS, threads, this::hasNothingToKeep))
            .addExecutionInterceptor(
                (instance, context, chain) ->
                    CurrentEndpoint.duringTask(
                        instance.getTaskName(), () -> proceed(chain, instance, context)))
            .shutdownMaxWait(SHUTDOWN_WAIT)
            .build();
  }

  /** The scheduler logs what an execution throws as it is, with line breaks. */
  private static CompletionHandler<?> proceed(
      ExecutionChain chain, TaskInstance<?> instance, ExecutionContext context) {
    try {
      return chain.proceed(instance, context);
    } catch (RuntimeException failure) {
      throw LoggedFailure.of(failure);
    }
  }

  /** Starts executing due tasks, unless it does so already; may be called again if it failed. */
  void start() {
    if (!started) {
      scheduler.start();
      started = true;
    }
  }

  /** Starts nothing new and waits up to 5 s for running tasks. */
  void stop() {
    if (started) {
      scheduler.stop();
    }
  }

  /** Pauses or resumes the use of the database. */
  void setPaused(boolean isPaused) {
    if (isPaused) {
      scheduler.pause();
    } else {
      scheduler.resume();
    }
  }

  /** A task that this node runs needs its heartbeats, whatever was known when it was picked. */
  private boolean hasNothingToKeep() {
    return isQuiet.getAsBoolean() && scheduler.getCurrentlyExecuting().isEmpty();
  }

  <T> void schedule(TaskInstance<T> execution, Instant due) {
    client.scheduleIfNotExists(execution, due);
  }

  void wakeUp() {
    scheduler.triggerCheckForDueExecutions();
  }
}
