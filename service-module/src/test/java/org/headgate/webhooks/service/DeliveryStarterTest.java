package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryStarterTest {

  private final ExecutorService workers = DeliveryStarter.workers(DeliveryStarterTest::daemon);
  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void stop() {
    answer.countDown();
    workers.shutdownNow();
  }

  @Test
  void silentEndpointsDelayNoOther() throws InterruptedException {
    int silent = (WebhookService.MAX_ENDPOINTS - 1) * DeliveryDispatcher.MAX_CONCURRENT;
    for (int delivery = 0; delivery < silent; delivery++) {
      workers.execute(this::waitForTheAnswer);
    }
    CountDownLatch delivered = new CountDownLatch(1);

    workers.execute(delivered::countDown);

    assertThat(delivered.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private void waitForTheAnswer() {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "delivery");
    thread.setDaemon(true);
    return thread;
  }
}
