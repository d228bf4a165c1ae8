package org.headgate.pool.service.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitedQueryTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void timelyAnswerIsReturned() {
    assertThat(new TimeLimitedQuery<>(() -> "here", LONG).result(executor)).contains("here");
  }

  @Test
  void silentServerIsQueriedOnce() throws Exception {
    CountDownLatch speaks = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    TimeLimitedQuery<Integer> query =
        new TimeLimitedQuery<>(
            () -> {
              int number = asked.incrementAndGet();
              await(speaks);
              answered.countDown();
              return number;
            },
            SHORT);

    assertThat(query.result(executor)).isEmpty();
    assertThat(query.result(executor)).isEmpty();
    assertThat(asked).hasValue(1);

    speaks.countDown();
    answered.await();
    Awaitility.await()
        .until(() -> query.result(executor).filter(second -> second == 2).isPresent());
  }

  @Test
  void concurrentCallersShareOneAnswer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch speaks = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    TimeLimitedQuery<Integer> query =
        new TimeLimitedQuery<>(
            () -> {
              begun.countDown();
              await(speaks);
              return asked.incrementAndGet();
            },
            LONG);

    Future<Optional<Integer>> first = executor.submit(() -> query.result(executor));
    begun.await();
    FutureTask<Optional<Integer>> second = new FutureTask<>(() -> query.result(executor));
    Thread waiting = new Thread(second);
    waiting.start();
    Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    speaks.countDown();

    assertThat(first.get()).contains(1);
    assertThat(second.get()).contains(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void exceptionsReachTheCaller() {
    TimeLimitedQuery<String> query =
        new TimeLimitedQuery<>(
            () -> {
              throw new IllegalStateException("no answer");
            },
            LONG);
    assertThatThrownBy(() -> query.result(executor))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no answer");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
