package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchGuard;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.junit.jupiter.api.Test;

/** Many endpoints answer at one moment. */
class DeliveryRecordingTest extends DeliveryDispatcherSteps {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ENDPOINTS = 6;
  private static final int DELIVERIES = ENDPOINTS * DeliveryDispatcher.MAX_CONCURRENT;

  private final Queue<Thread> workers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger writing = new AtomicInteger();

  /** There are sixteen places for jobs before the smallest pool. */
  @Test
  void resultsAreWrittenByLimitedThreads() {
    DeliveryDispatcher node =
        new DeliveryDispatcher(
            new DeliveryRepository(database.pool(1)),
            new HeldResults(),
            delivery -> ActionResult.done(),
            (delivery, reason, error) -> true,
            this::work,
            () -> {});

    assertThat(node.dispatch(endpoints())).isEqualTo(DELIVERIES);

    await().atMost(PATIENCE).until(() -> waiting() == DELIVERIES);
    assertThat(writing).hasValue(16);
    end.countDown();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database.number(
                        "select count(*) from platform.webhook_delivery where state = 'delivered'")
                    == DELIVERIES);
  }

  private List<UUID> endpoints() {
    List<UUID> endpoints = new ArrayList<>();
    for (int place = 0; place < ENDPOINTS; place++) {
      UUID id = UUID.randomUUID();
      endpoints.add(id);
      database.update(
          """
          insert into platform.webhook_endpoint (id, name, url, event_types, created_at)
          values ('%s', 'test', 'https://example.org/', '{account.created}', now())
          """
              .formatted(id));
      database.update(
          """
          insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at)
          select '%s', gen_random_uuid(), 'account.created', i::text, '{}', now() from generate_series(1, 9) as i
           limit %s
          """
              .formatted(id, DeliveryDispatcher.MAX_CONCURRENT));
    }
    return endpoints;
  }

  private void work(Runnable delivery) {
    Thread worker = new Thread(delivery, "delivery");
    worker.setDaemon(true);
    workers.add(worker);
    worker.start();
  }

  private long waiting() {
    return workers.stream().filter(worker -> worker.getState() == Thread.State.WAITING).count();
  }

  /** Lets the workers write when the test says so. */
  private final class HeldResults implements DispatchGuard {

    @Override
    public <T> T call(Supplier<T> statement) {
      if (workers.contains(Thread.currentThread())) {
        writing.incrementAndGet();
        awaitEnd();
      }
      return statement.get();
    }

    private void awaitEnd() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
