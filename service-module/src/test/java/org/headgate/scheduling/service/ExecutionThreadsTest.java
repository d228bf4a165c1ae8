package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExecutionThreadsTest {
  private final List<Runnable> container = new ArrayList<>();
  private final ExecutionThreads threads = new ExecutionThreads(container::add);

  @Test
  void isQuietWhenNothingRuns() {
    assertThat(threads.awaitTermination(0, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void isQuietWhenAllThatRanHasEnded() {
    threads.execute(() -> {});
    threads.execute(() -> {});
    container.forEach(Runnable::run);

    assertThat(threads.awaitTermination(0, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void isNotQuietWhileAnExecutionRuns() {
    threads.execute(() -> {});

    assertThat(threads.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
  }
}
