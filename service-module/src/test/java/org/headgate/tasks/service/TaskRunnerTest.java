package org.headgate.tasks.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A runner on a machine that has no thread left for it at first. */
class TaskRunnerTest {

  private static final DataSource UNREACHABLE =
      (DataSource)
          Proxy.newProxyInstance(
              TaskRunnerTest.class.getClassLoader(),
              new Class<?>[] {DataSource.class},
              (proxy, method, arguments) -> {
                throw new SQLException("unreachable", "08001");
              });

  private final AtomicInteger threads = new AtomicInteger();
  private volatile boolean hasThreads;
  private final TaskRunner runner =
      new TaskRunner(
          TaskQueue.URGENT,
          List.of(),
          UNREACHABLE,
          UNREACHABLE,
          Instant::now,
          this::thread,
          () -> false);

  @AfterEach
  void stop() {
    runner.stop();
  }

  @Test
  void startThatFailedIsMadeUpForByTheNext() {
    assertThatThrownBy(runner::start).hasMessage("no thread");
    assertThat(threads).hasValue(0);

    hasThreads = true;
    runner.start();

    assertThat(threads).hasPositiveValue();
  }

  @Test
  void runnerThatWasNotStartedStopsAtOnce() {
    runner.stop();

    assertThat(threads).hasValue(0);
  }

  private Thread thread(Runnable work) {
    if (!hasThreads) {
      throw new IllegalStateException("no thread");
    }
    threads.incrementAndGet();
    Thread thread = new Thread(work, "tasks");
    thread.setDaemon(true);
    return thread;
  }
}
