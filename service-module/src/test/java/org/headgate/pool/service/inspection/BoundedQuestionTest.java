package org.headgate.pool.service.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedQuestionTest {

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void anAnswerInTimeIsGiven() {
    assertThat(new BoundedQuestion<>(() -> "here", LONG).ask(executor)).contains("here");
  }

  @Test
  void aServerThatIsSilentIsAskedOnce() throws Exception {
    CountDownLatch speaks = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    BoundedQuestion<Integer> question =
        new BoundedQuestion<>(
            () -> {
              int number = asked.incrementAndGet();
              await(speaks);
              answered.countDown();
              return number;
            },
            SHORT);

    assertThat(question.ask(executor)).isEmpty();
    assertThat(question.ask(executor)).isEmpty();
    assertThat(asked).hasValue(1);

    speaks.countDown();
    answered.await();
    Awaitility.await().until(() -> question.ask(executor).isPresent());
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatWentWrongIsThrownToWhoAsked() {
    BoundedQuestion<String> question =
        new BoundedQuestion<>(
            () -> {
              throw new IllegalStateException("no answer");
            },
            LONG);
    assertThatThrownBy(() -> question.ask(executor))
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
