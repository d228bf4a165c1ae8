package org.headgate.scheduling.service.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Actions that find no slot in their share of the workers. */
class WorkerShareTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicLong clock = new AtomicLong();
  private final WorkerShare share = new WorkerShare(1, clock::get);

  @Test
  void nobodyWaitsForActionsThatTakeLong() {
    share.within(
        () -> {
          clock.addAndGet(WorkerShare.QUICK.plusMillis(1).toNanos());

          assertThat(share.within(ActionResult::done))
              .isEqualTo(ActionResult.busy(WorkerShare.delayAfter(0)));
          assertThat(share.within(ActionResult::done))
              .isEqualTo(ActionResult.busy(WorkerShare.delayAfter(1)));
          return ActionResult.done();
        });

    assertThat(share.within(ActionResult::done)).isEqualTo(ActionResult.done());
  }

  @Test
  void quickActionsAreWaitedFor() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<ActionResult> first =
        CompletableFuture.supplyAsync(() -> share.within(() -> blocked(begun, end)));
    begun.await();
    CompletableFuture<ActionResult> second = new CompletableFuture<>();
    Thread other = new Thread(() -> second.complete(share.within(ActionResult::done)));
    other.start();
    await().atMost(PATIENCE).until(() -> other.getState() == Thread.State.TIMED_WAITING);

    end.countDown();

    assertThat(second.get()).isEqualTo(ActionResult.done());
    assertThat(first.get()).isEqualTo(ActionResult.done());
  }

  private static ActionResult blocked(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ActionResult.done();
  }
}
