package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Clients that request a document and do not read it. */
class DocumentThreadsTest {

  private static final int MOST = 3;

  private final DocumentThreads threads = DocumentThreads.refusing(MOST, "test-documents");
  private final AtomicInteger refused = new AtomicInteger();
  private final CountDownLatch stuck = new CountDownLatch(MOST);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void crowdKeepsTheseThreadsAndTheRestIsRefusedAtOnce() throws Exception {
    for (int client = 0; client < MOST + 5; client++) {
      threads.orElse(refused::incrementAndGet).execute(this::write);
    }
    stuck.await();

    assertThat(refused).hasValue(5);
    ended.countDown();
  }

  @Test
  void documentIsServedByAnotherThread() throws Exception {
    CompletableFuture<String> served = new CompletableFuture<>();

    threads
        .orElse(refused::incrementAndGet)
        .execute(() -> served.complete(Thread.currentThread().getName()));

    assertThat(served.get(10, TimeUnit.SECONDS)).isEqualTo("test-documents");
    assertThat(refused).hasValue(0);
  }

  @Test
  void requestsForFilesWaitForAThreadAndAreRefusedBeyondTheirRoom() throws Exception {
    DocumentThreads files = DocumentThreads.queueing(MOST, 2, "test-files");
    CountDownLatch served = new CountDownLatch(MOST + 2);
    for (int client = 0; client < MOST; client++) {
      files.orElse(refused::incrementAndGet).execute(() -> writeAnd(served::countDown));
    }
    stuck.await();

    for (int client = 0; client < 4; client++) {
      files.orElse(refused::incrementAndGet).execute(served::countDown);
    }

    assertThat(refused).hasValue(2);
    assertThat(served.getCount()).isEqualTo(MOST + 2L);
    ended.countDown();
    assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private void writeAnd(Runnable then) {
    write();
    then.run();
  }

  private void write() {
    stuck.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
