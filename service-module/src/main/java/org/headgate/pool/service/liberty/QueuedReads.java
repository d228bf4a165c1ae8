package org.headgate.pool.service.liberty;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.headgate.common.text.SingleLineLogger;

/**
 * Calls the queue of reads in front of the web container (liberty-extension), which is in another
 * class loader: both sides share types of the JDK alone. Without such a queue every method behaves
 * as if no read had waited.
 */
@ApplicationScoped
public class QueuedReads {

  private static final Logger LOG = SingleLineLogger.of(QueuedReads.class);
  private static final String BEAN = "org.headgate:type=ReadQueue";
  private static final long LOOKUP_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final AtomicLong nextLookup = new AtomicLong(System.nanoTime());
  private volatile Optional<Queue> found = Optional.empty();
  private volatile boolean closed;

  /** As {@link #identifyBy} was told; before, all reads have one source. */
  private volatile BiFunction<String, Function<String, List<String>>, Object> sources =
      (peer, headers) -> "";

  /** The functions of the queue, asked for once. */
  private record Queue(
      Supplier<Duration> waited,
      Supplier<Runnable> place,
      Supplier<List<Duration>> waits,
      IntConsumer places,
      IntConsumer room,
      Duration longestWait) {}

  /** How long the read on this thread waited in the queue; zero for all other requests. */
  public Duration waited() {
    return queue().map(queue -> queue.waited().get()).orElse(Duration.ZERO);
  }

  /**
   * Keeps the place of the read on this thread, which will go on to wait without a thread.
   *
   * @return gives the place back; calling it twice is harmless
   */
  public Runnable keepPlace() {
    return queue().map(queue -> queue.place().get()).orElse(() -> {});
  }

  /**
   * Has the reads of different sources take turns.
   *
   * @param identity what is equal for all reads of one source, by the address of the connection and
   *     the values of its headers
   */
  public void identifyBy(BiFunction<String, Function<String, List<String>>, Object> identity) {
    sources = identity;
  }

  /** The present waits of the reads in the queue. */
  public List<Duration> waits() {
    return queue().map(queue -> queue.waits().get()).orElse(List.of());
  }

  /** How long a read waits at most before the application has to decide on it. */
  public Duration longestWait() {
    return queue().map(Queue::longestWait).orElse(Duration.ZERO);
  }

  /**
   * Sets the limits of the queue, until it is closed.
   *
   * @param places how many reads may be in the container at once
   * @param room how many may wait; the application decides on further ones at once
   */
  public void limit(int places, int room) {
    if (closed) {
      return;
    }
    queue()
        .ifPresent(
            queue -> {
              queue.room().accept(room);
              queue.places().accept(places);
            });
    if (closed) {
      openToAll(); // It was closed meanwhile, perhaps before these places were set.
    }
  }

  /** Lets all reads in, those that wait and those that come. */
  @PreDestroy
  public void close() {
    closed = true;
    openToAll();
  }

  private void openToAll() {
    queue().ifPresent(queue -> queue.places().accept(0));
  }

  private Optional<Queue> queue() {
    if (found.isEmpty()) {
      long now = System.nanoTime();
      long at = nextLookup.get();
      if (now - at >= 0 && nextLookup.compareAndSet(at, now + LOOKUP_INTERVAL)) {
        found = lookUp();
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // as the queue's interface says, which only its own loader has
  private Optional<Queue> lookUp() {
    try {
      ObjectName name = new ObjectName(BEAN);
      if (!beans.isRegistered(name)) {
        return Optional.empty();
      }
      ((Consumer<BiFunction<String, Function<String, List<String>>, Object>>) call(name, "sources"))
          .accept((peer, headers) -> sources.apply(peer, headers));
      return Optional.of(
          new Queue(
              (Supplier<Duration>) call(name, "waited"),
              (Supplier<Runnable>) call(name, "place"),
              (Supplier<List<Duration>>) call(name, "waits"),
              (IntConsumer) call(name, "places"),
              (IntConsumer) call(name, "room"),
              (Duration) call(name, "longestWait")));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The queue of reads is of another version: all reads wait here", e);
      return Optional.empty();
    }
  }

  private Object call(ObjectName name, String function) throws JMException {
    return beans.invoke(name, function, new Object[0], new String[0]);
  }
}
