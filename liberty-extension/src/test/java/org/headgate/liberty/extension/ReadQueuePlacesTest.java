package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Which reads have a place in the web container, and until when. */
class ReadQueuePlacesTest extends ReadQueueSteps {

  @Test
  void keptPlaceIsTakenUntilItIsGivenBack() {
    queue.setPlaces(1);
    AtomicReference<Runnable> place = new AtomicReference<>();
    queue.execute(() -> place.set(queue.keepPlace()));
    read("second");
    read("third");
    assertThat(served).isEmpty();

    place.get().run();

    assertThat(served).containsExactly("second", "third");
  }

  @Test
  void placeGivenBackTwiceIsFreedOnce() {
    queue.setPlaces(1);
    AtomicReference<Runnable> place = new AtomicReference<>();
    queue.execute(() -> place.set(queue.keepPlace()));
    place.get().run();
    place.get().run();
    try (LongRead first = new LongRead("first")) {
      read("second");

      assertThat(first.thread().isAlive()).isTrue();
      assertThat(served).containsExactly("first");
    }
  }

  @Test
  void readOutsideOfThePlacesKeepsNone() {
    queue.keepPlace().run();
    queue.execute(() -> queue.keepPlace().run());
    queue.setPlaces(1);
    try (LongRead first = new LongRead("first")) {
      read("second");

      assertThat(first.thread().isAlive()).isTrue();
      assertThat(served).containsExactly("first");
      assertThat(queue.waited()).isZero();
    }
  }

  @Test
  void readOfAClientThatDoesNotReadLosesItsPlace() {
    queue.setPlaces(1);
    try (LongRead stuck = new LongRead("stuck")) {
      read("second");
      pass(QueuedRead.LONGEST_SERVED.plusMillis(1));
      look();

      assertThat(stuck.thread().isAlive()).isTrue();
      assertThat(served).containsExactly("stuck", "second");
    }
    try (LongRead other = new LongRead("other")) {
      read("third");
      assertThat(other.thread().isAlive()).isTrue();
      assertThat(served).endsWith("other");
    }
  }

  @Test
  void keptPlaceThatIsNeverGivenBackIsLost() {
    takeThePlace();
    pass(QueuedRead.LONGEST_KEPT.plusMillis(1));
    read("second");
    look();

    assertThat(served).containsExactly("second");
  }
}
