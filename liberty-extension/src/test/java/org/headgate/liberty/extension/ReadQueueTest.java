package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadQueueTest extends ReadQueueSteps {

  private static final Duration TOO_LONG = ReadQueue.LONGEST_WAIT.plusMillis(1);

  @Test
  void readsPassUntilTheApplicationHasSetPlaces() {
    try (LongRead first = new LongRead("first")) {
      read("second");

      assertThat(served).containsExactly("first", "second");
      assertThat(first.thread().isAlive()).isTrue();
    }
  }

  @Test
  void waitingReadsAreServedInOrderByTheThreadThatFinished() {
    queue.setPlaces(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    LongRead first = new LongRead("first");
    read("second");
    queue.execute(() -> thread.set(Thread.currentThread()));
    read("third");
    assertThat(served).containsExactly("first");

    first.close();

    assertThat(served).containsExactly("first", "second", "third");
    assertThat(thread.get()).isEqualTo(first.thread());
    assertThat(queue.waits()).isEmpty();
  }

  @Test
  void asManyAsPlacesAreServedAtOnce() {
    queue.setPlaces(2);
    try (LongRead first = new LongRead("first");
        LongRead second = new LongRead("second")) {
      read("third");

      assertThat(List.of(first.thread(), second.thread())).allMatch(Thread::isAlive);
      assertThat(served).containsExactly("first", "second");
      assertThat(queue.waits()).hasSize(1);
    }
    assertThat(served).containsExactly("first", "second", "third");
  }

  @Test
  void crowdOfOneSourceDelaysAnotherByOneReadOnly() {
    queue.setPlaces(1);
    LongRead first = new LongRead("first");
    for (int i = 0; i < 100; i++) {
      queue.execute("crowd", () -> served.add("crowd"));
    }
    queue.execute("ada", () -> served.add("ada"));

    first.close();

    assertThat(served).hasSize(102).startsWith("first", "crowd", "ada", "crowd");
  }

  @Test
  void readBeyondTheRoomPasses() {
    queue.setPlaces(1);
    queue.setRoom(1);
    LongRead first = new LongRead("first");
    read("second");
    read("third");
    assertThat(served).containsExactly("first", "third");

    first.close();

    assertThat(served).containsExactly("first", "third", "second");
  }

  @Test
  void queueIsBoundedWhateverTheApplicationSays() {
    queue.setPlaces(1);
    queue.setRoom(Integer.MAX_VALUE);
    try (LongRead first = new LongRead("first")) {
      for (int i = 0; i < ReadQueue.MAX_WAITING + 1; i++) {
        read("other");
      }

      assertThat(first.thread().isAlive()).isTrue();
      assertThat(served).containsExactly("first", "other");
      assertThat(queue.waits()).hasSize(ReadQueue.MAX_WAITING);
    }
  }

  @Test
  void readThatWaitedTooLongPassesAndKnowsItsWait() {
    takeThePlace();
    AtomicReference<Duration> waited = new AtomicReference<>();
    queue.execute(() -> waited.set(queue.waited()));
    pass(TOO_LONG);
    read("later");

    look();

    assertThat(waited.get()).isEqualTo(TOO_LONG);
    assertThat(served).isEmpty();
    assertThat(queue.waits()).containsExactly(Duration.ZERO);
  }

  @Test
  void readIsNotLostWhileThereIsNoSpareThread() {
    takeThePlace();
    setSpareThreads(false);
    read("first");
    pass(TOO_LONG);
    look();
    assertThat(served).isEmpty();

    setSpareThreads(true);
    look();

    assertThat(served).containsExactly("first");
  }

  @Test
  void readIsNotLostWhileTheSystemHasNoThreads() {
    queue.setPlaces(1);
    AtomicReference<Runnable> place = new AtomicReference<>();
    queue.execute(() -> place.set(queue.keepPlace()));
    read("first");
    setThreads(false);
    place.get().run();
    queue.setPlaces(2);
    look();
    assertThat(served).isEmpty();
    assertThat(isWatched()).isFalse();

    setThreads(true);
    read("second");

    assertThat(served).containsExactly("first", "second");
  }

  @Test
  void failureOfOneReadReachesNoOther() {
    queue.setPlaces(1);
    LongRead first = new LongRead("first");
    queue.execute(
        () -> {
          throw new IllegalStateException("a bad container");
        });
    read("second");

    first.close();

    assertThat(served).containsExactly("first", "second");
    read("third");
    assertThat(served).endsWith("third");
  }

  @Test
  void interruptOfOneReadReachesNoOther() {
    queue.setPlaces(1);
    LongRead first = new LongRead("first");
    AtomicReference<Boolean> isInterrupted = new AtomicReference<>();
    queue.execute(() -> Thread.currentThread().interrupt());
    queue.execute(() -> isInterrupted.set(Thread.currentThread().isInterrupted()));

    first.close();

    assertThat(isInterrupted.get()).isFalse();
  }

  @Test
  void allPassWhenTheServerStops() {
    queue.setPlaces(1);
    try (LongRead first = new LongRead("first")) {
      read("second");
      read("third");
      queue.setPlaces(0);

      assertThat(first.thread().isAlive()).isTrue();
      assertThat(served).containsExactly("first", "second", "third");
    }
  }

  @Test
  void nobodyLooksAfterAnEmptyQueue() {
    queue.setPlaces(1);
    read("first");
    assertThat(isWatched()).isFalse();
    try (LongRead second = new LongRead("second")) {
      read("third");
      assertThat(second.thread().isAlive()).isTrue();
      assertThat(isWatched()).isTrue();
    }
    look();
    assertThat(isWatched()).isFalse();
  }

  @Test
  void manyThreadsAtOnceServeEachReadOnce() throws InterruptedException {
    int threads = 16;
    int places = 3;
    int reads = 2_000;
    ReadQueue busy = new ReadQueue(System::nanoTime, Runnable::run, look -> {});
    busy.setPlaces(places);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<AtomicInteger> times = new ArrayList<>();
    for (int i = 0; i < threads * reads; i++) {
      times.add(new AtomicInteger());
    }
    ExecutorService server = Executors.newFixedThreadPool(threads);
    for (AtomicInteger count : times) {
      server.execute(
          () ->
              busy.execute(
                  () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    count.incrementAndGet();
                    now.decrementAndGet();
                  }));
    }
    server.shutdown();

    assertThat(server.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(times).allMatch(count -> count.get() == 1);
    assertThat(most.get()).isBetween(1, places);
    assertThat(busy.waits()).isEmpty();
  }
}
