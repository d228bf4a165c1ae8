package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application finds the functions by their names alone: it shares no class with the queue. */
class ReadQueueRegistrationTest {

  private static final InheritableThreadLocal<String> CALLER = new InheritableThreadLocal<>();

  @AfterEach
  void switchOn() {
    System.clearProperty("HEADGATE_READ_QUEUE");
  }

  @Test
  void functionsAreFoundByTheirNames() throws JMException {
    ReadQueue queue = ReadQueueRegistration.register().orElseThrow();
    ((IntConsumer) call("places")).accept(1);
    ((IntConsumer) call("room")).accept(10);

    assertThat(waitingDuringARead(queue)).containsExactly(1);
    assertThat(((Supplier<?>) call("waited")).get()).isEqualTo(Duration.ZERO);
    assertThat(((Supplier<?>) call("place")).get()).isInstanceOf(Runnable.class);
    assertThat(call("longestWait")).isEqualTo(ReadQueue.LONGEST_WAIT);
  }

  @Test
  void applicationTellsWhoseReadsTakeTurns() throws JMException {
    ReadQueue queue = ReadQueueRegistration.register().orElseThrow();
    @SuppressWarnings("unchecked")
    Consumer<BiFunction<String, Function<String, List<String>>, Object>> told =
        (Consumer<BiFunction<String, Function<String, List<String>>, Object>>) call("sources");

    told.accept((peer, headers) -> peer);

    assertThat(queue.sources().of("192.0.2.1", name -> List.of())).isEqualTo("192.0.2.1");
  }

  @Test
  void laterQueueReplacesAnEarlierOne() throws JMException {
    ReadQueueRegistration.register();
    ReadQueue later = ReadQueueRegistration.register().orElseThrow();
    ((IntConsumer) call("places")).accept(1);

    assertThat(waitingDuringARead(later)).containsExactly(1);
  }

  /** The action that gives a place back runs on the thread of another request. */
  @Test
  void spareThreadInheritsNothingOfARequest() throws Exception {
    ReadQueue queue = ReadQueueRegistration.register().orElseThrow();
    queue.setPlaces(1);
    AtomicReference<Runnable> place = new AtomicReference<>();
    queue.execute(() -> place.set(queue.keepPlace()));
    CompletableFuture<Optional<String>> seen = new CompletableFuture<>();
    queue.execute(() -> seen.complete(Optional.ofNullable(CALLER.get())));

    CALLER.set("ada");
    try {
      place.get().run();
    } finally {
      CALLER.remove();
    }

    assertThat(seen.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  /** How many wait while a read is served during which another one arrives. */
  private static List<Integer> waitingDuringARead(ReadQueue queue) throws JMException {
    Supplier<?> waits = (Supplier<?>) call("waits");
    List<Integer> waiting = new ArrayList<>();
    queue.execute(
        () -> {
          queue.execute(() -> {});
          waiting.add(((List<?>) waits.get()).size());
        });
    return waiting;
  }

  @Test
  void queueIsSwitchedOffByAProperty() {
    System.setProperty("HEADGATE_READ_QUEUE", "false");

    assertThat(ReadQueueRegistration.register()).isEmpty();
  }

  private static Object call(String function) throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .invoke(new ObjectName(ReadQueueMBean.NAME), function, new Object[0], new String[0]);
  }
}
