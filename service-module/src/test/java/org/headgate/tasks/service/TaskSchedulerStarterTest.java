package org.headgate.tasks.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks start beside the preparation of the database, and only while the server runs. */
class TaskSchedulerStarterTest {

  private final List<Runnable> given = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final TaskSchedulerStarter starter = new TaskSchedulerStarter();

  @BeforeEach
  void prepare() {
    Object trials = proxy(ScheduledFuture.class, none -> calls.add("cancelled"));
    starter.executor =
        proxy(
            ManagedScheduledExecutorService.class,
            arguments -> {
              given.add((Runnable) arguments[0]);
              return trials;
            });
  }

  @Test
  void preparationDoesNotWaitForTheStartOfTasks() {
    starter.taskScheduler = new Recorded();

    starter.start(new DatabaseAvailableEvent(PoolName.PLATFORM));
    starter.start(new DatabaseAvailableEvent(PoolName.USERDATA));

    assertThat(calls).isEmpty();
    assertThat(given).hasSize(1);
    given.get(0).run();
    assertThat(calls).containsExactly("started", "cancelled");
  }

  @Test
  void startThatFailedIsTriedAgain() {
    starter.taskScheduler =
        new TaskScheduler() {
          @Override
          public synchronized void start() {
            throw new IllegalStateException("no thread");
          }
        };
    starter.start(new DatabaseAvailableEvent(PoolName.PLATFORM));

    given.get(0).run();

    assertThat(calls).isEmpty();
  }

  /** A start that comes late would leave threads behind. */
  @Test
  void tasksDoNotStartAfterTheStop() {
    TaskScheduler tasks = new TaskScheduler();

    tasks.stop();

    assertThatCode(tasks::start).doesNotThrowAnyException();
  }

  private interface Answer {
    Object to(Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(arguments)));
  }

  private final class Recorded extends TaskScheduler {

    @Override
    public synchronized void start() {
      calls.add("started");
    }
  }
}
