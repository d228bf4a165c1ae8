package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void runsContinueAfterAnException() throws InterruptedException {
    PeriodicTask periodicTask =
        PeriodicTask.startNow(executor, "test", PAUSE, this::failEverySecondRun);

    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
    assertThat(next()).isEqualTo(3);
    periodicTask.cancel();
  }

  @Test
  void runsContinueAfterAnError() throws InterruptedException {
    PeriodicTask periodicTask =
        PeriodicTask.startNow(
            executor,
            "test",
            PAUSE,
            () -> {
              seen.add(count.incrementAndGet());
              throw new StackOverflowError();
            });

    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
    assertThat(next()).isEqualTo(3);
    periodicTask.cancel();
  }

  @Test
  void runMayCancelTheTask() throws InterruptedException {
    BlockingQueue<PeriodicTask> started = new LinkedBlockingQueue<>();
    started.add(
        PeriodicTask.startAfterDelay(
            executor,
            "test",
            PAUSE,
            () -> {
              seen.add(count.incrementAndGet());
              end(started);
            }));

    assertThat(next()).isEqualTo(1);
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(seen).isEmpty();
  }

  private void failEverySecondRun() {
    int round = count.incrementAndGet();
    seen.add(round);
    if (round % 2 == 0) {
      throw new IllegalStateException("round " + round);
    }
  }

  private static void end(BlockingQueue<PeriodicTask> started) {
    try {
      started.take().cancel();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Integer next() throws InterruptedException {
    return seen.poll(1, TimeUnit.MINUTES);
  }
}
