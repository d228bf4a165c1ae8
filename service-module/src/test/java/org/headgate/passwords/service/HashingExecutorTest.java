package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.passwords.api.HashingBusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingExecutorTest {

  private static final int AT_A_TIME = 2;
  private static final int CALLERS = 5;

  private final HashingExecutor executor = new HashingExecutor(AT_A_TIME, Duration.ofMinutes(1));
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(AT_A_TIME);
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  @AfterEach
  void stop() {
    done.countDown();
    callers.shutdown();
  }

  @Test
  void hashesRunConcurrentlyUpToTheLimit() throws Exception {
    List<Future<String>> hashes = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      hashes.add(callers.submit(() -> executor.call(this::work)));
    }
    begun.await();

    done.countDown();
    for (Future<String> hash : hashes) {
      assertThat(hash.get()).isEqualTo("hash");
    }
    assertThat(mostAtOnce.get()).isEqualTo(AT_A_TIME);
    assertThat(executor.call(() -> "again")).isEqualTo("again");
  }

  @Test
  void callersAreRefusedAfterTheQueueTimeout() throws Exception {
    HashingExecutor impatient = new HashingExecutor(1, Duration.ofMillis(1));
    Future<String> first = callers.submit(() -> impatient.call(this::work));
    while (working.get() == 0) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> impatient.call(this::work)).isInstanceOf(HashingBusyException.class);

    done.countDown();
    assertThat(first.get()).isEqualTo("hash");
    assertThat(impatient.call(() -> "again")).isEqualTo("again");
  }

  @Test
  void completionIntervalFollowsMeasuredDurations() {
    Duration previous = executor.completionInterval();
    for (int i = 0; i < 100; i++) {
      executor.call(() -> "quick");
    }

    assertThat(previous).isPositive();
    assertThat(executor.completionInterval()).isPositive().isLessThan(previous);
  }

  private String work() {
    mostAtOnce.accumulateAndGet(working.incrementAndGet(), Math::max);
    begun.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    working.decrementAndGet();
    return "hash";
  }
}
