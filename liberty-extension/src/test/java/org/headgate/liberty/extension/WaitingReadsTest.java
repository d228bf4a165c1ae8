package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of waiting reads. */
class WaitingReadsTest {

  private final WaitingReads waiting = new WaitingReads();
  private final List<String> served = new ArrayList<>();

  @Test
  void sourcesTakeTurns() {
    add("crowd", "c1", "c2", "c3", "c4");
    add("ada", "a1", "a2");
    add("bob", "b1");

    serveAll();

    assertThat(served).containsExactly("c1", "a1", "b1", "c2", "a2", "c3", "c4");
  }

  @Test
  void readThatComesLaterWaitsForOneOfEachSource() {
    add("crowd", "c1", "c2", "c3", "c4");
    add("other", "o1", "o2", "o3");
    serve();

    add("ada", "a1");
    serveAll();

    assertThat(served).containsExactly("c1", "o1", "c2", "a1", "o2", "c3", "o3", "c4");
  }

  @Test
  void readIsFoundWhoseTurnHasNotCome() {
    add("crowd", "c1", "c2");
    QueuedRead old = new QueuedRead(() -> served.add("a1"), -1);
    waiting.add("ada", old);
    add("ada", "a2");

    assertThat(waiting.anyFirst(read -> read == old)).isTrue();
    assertThat(waiting.pollFirst(read -> read == old)).contains(old);
    assertThat(waiting.pollFirst(read -> read == old)).isEmpty();
    assertThat(waiting.size()).isEqualTo(3);

    serveAll();
    assertThat(served).containsExactly("c1", "a2", "c2");
  }

  @Test
  void waitsAreThoseOfAllSources() {
    waiting.add("ada", new QueuedRead(() -> {}, 10));
    waiting.add("bob", new QueuedRead(() -> {}, 30));
    waiting.add("ada", new QueuedRead(() -> {}, 40));

    assertThat(waiting.waits(50))
        .containsExactlyInAnyOrder(
            Duration.ofNanos(40), Duration.ofNanos(20), Duration.ofNanos(10));
  }

  @Test
  void noReadIsLostOrTakenTwiceByManyThreads() throws InterruptedException {
    int threads = 8;
    int readsOfEach = 20_000;
    int sources = 5;
    AtomicInteger taken = new AtomicInteger();
    ExecutorService server = Executors.newFixedThreadPool(2 * threads);
    for (int thread = 0; thread < threads; thread++) {
      server.execute(
          () ->
              IntStream.range(0, readsOfEach)
                  .forEach(
                      i -> waiting.add(i % sources, new QueuedRead(taken::incrementAndGet, 0))));
      server.execute(
          () -> {
            while (taken.get() < threads * readsOfEach) {
              waiting.poll().ifPresent(QueuedRead::run);
            }
          });
    }
    server.shutdown();

    assertThat(server.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(taken).hasValue(threads * readsOfEach);
    assertThat(waiting.size()).isZero();
    assertThat(waiting.poll()).isEmpty();
  }

  private void add(String source, String... names) {
    for (String name : names) {
      waiting.add(source, new QueuedRead(() -> served.add(name), 0));
    }
  }

  private boolean serve() {
    Optional<QueuedRead> next = waiting.poll();
    next.ifPresent(QueuedRead::run);
    return next.isPresent();
  }

  private void serveAll() {
    while (!waiting.isEmpty()) {
      assertThat(serve()).isTrue();
    }
  }
}
