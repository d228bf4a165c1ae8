package org.headgate.liberty.extension;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets as many reads into the web container as the application can serve at once; the others wait
 * here by turns, without a thread, and the thread that has served one read serves the next. The
 * application still decides: a read that would wait too long passes into the container, where it
 * waits or is refused. No read is lost, and none is served twice.
 */
final class ReadQueue implements Executor {

  static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** Each costs a few kilobytes, most of them its connection's. */
  static final int MAX_WAITING = 2_000;

  /** The read that the thread serves. */
  private static final ThreadLocal<QueuedRead> SERVED = new ThreadLocal<>();

  private static final Logger LOG = System.getLogger(ReadQueue.class.getName());

  private final ReadSources sources = new ReadSources();
  private final WaitingReads waiting = new WaitingReads();
  private final AtomicInteger taken = new AtomicInteger();
  private final Set<QueuedRead> inPlaces = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean watched = new AtomicBoolean();

  private final LongSupplier nanos;
  private final Executor spareThreads;
  private final Consumer<Runnable> later;
  private volatile int places;
  private volatile int room = MAX_WAITING;

  /**
   * @param spareThreads serve reads where no thread of the server is at hand; they may refuse
   * @param later runs an action a moment later, on a thread that must not be held
   */
  ReadQueue(LongSupplier nanos, Executor spareThreads, Consumer<Runnable> later) {
    this.nanos = nanos;
    this.spareThreads = spareThreads;
    this.later = later;
  }

  /** As the other method, for a read of which nothing is known. */
  @Override
  public void execute(Runnable work) {
    execute(ReadSources.UNKNOWN, work);
  }

  /** Serves the read on this thread or leaves it in the queue; never throws. */
  void execute(Object source, Runnable work) {
    QueuedRead read = new QueuedRead(work, nanos.getAsLong());
    if (places == 0 || waiting.size() >= room) {
      run(read);
      return;
    }
    waiting.add(source, read);
    if (SERVED.get() == null) {
      serveWaiting();
    }
    watch();
  }

  /** Serves those who wait while there is a place; asked again after leaving one. */
  private void serveWaiting() {
    while (!waiting.isEmpty() && takePlace()) {
      boolean hasPlace = true;
      Optional<QueuedRead> next = waiting.poll();
      while (next.isPresent()) {
        hasPlace = serveInPlace(next.get());
        next = hasPlace ? waiting.poll() : Optional.empty();
      }
      if (hasPlace) {
        taken.decrementAndGet();
      }
    }
  }

  /** Returns whether the thread has a place for the next read. */
  private boolean serveInPlace(QueuedRead read) {
    read.startInPlace(nanos.getAsLong());
    inPlaces.add(read);
    run(read);
    if (!read.leavePlace()) {
      return takePlace();
    }
    inPlaces.remove(read);
    if (taken.get() > places) {
      taken.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Neither an error nor an interrupt of one read may reach another on the same thread. */
  private void run(QueuedRead read) {
    QueuedRead outer = SERVED.get();
    SERVED.set(read);
    try {
      read.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "A request failed outside of the application", e);
    } finally {
      SERVED.set(outer);
      if (outer == null && Thread.interrupted()) {
        LOG.log(Level.DEBUG, "A request was interrupted at its end");
      }
    }
  }

  private boolean takePlace() {
    int now = taken.get();
    while (now < places) {
      if (taken.compareAndSet(now, now + 1)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  /** Passes reads into the container that have waited for too long, or all when all may pass. */
  private void passOverdue() {
    Optional<QueuedRead> next = waiting.pollFirst(this::isOverdue);
    while (next.isPresent()) {
      next.get().start(nanos.getAsLong());
      run(next.get());
      next = waiting.pollFirst(this::isOverdue);
    }
  }

  private boolean isOverdue(QueuedRead read) {
    return places == 0 || read.waitedUntil(nanos.getAsLong()).compareTo(LONGEST_WAIT) > 0;
  }

  /** Looks after the queue from time to time while somebody waits; never throws. */
  private void watch() {
    if (!waiting.isEmpty() && watched.compareAndSet(false, true)) {
      try {
        later.accept(this::look);
      } catch (OutOfMemoryError e) {
        watched.set(false); // There is no thread; the next read asks again.
      }
    }
  }

  private void look() {
    try {
      long now = nanos.getAsLong();
      inPlaces.stream().filter(read -> read.losePlace(now)).forEach(this::placeIsFree);
      if (waiting.anyFirst(this::isOverdue)) {
        onSpareThread(this::passOverdue);
      }
      if (!waiting.isEmpty() && taken.get() < places) {
        onSpareThread(this::serveWaiting);
      }
    } finally {
      watched.set(false);
      watch();
    }
  }

  /** A place that its read gave back away from a serving thread. */
  private void placeIsFree(QueuedRead read) {
    inPlaces.remove(read);
    taken.decrementAndGet();
    if (!waiting.isEmpty()) {
      onSpareThread(this::serveWaiting);
    }
  }

  /** A refused action is repeated by the next look, also where the system has no thread. */
  private void onSpareThread(Runnable action) {
    try {
      spareThreads.execute(action);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      LOG.log(Level.DEBUG, "No thread is left for waiting reads", e);
    }
  }

  /** How long the read waited that the calling thread serves; zero for others. */
  Duration waited() {
    return Optional.ofNullable(SERVED.get()).map(QueuedRead::waited).orElse(Duration.ZERO);
  }

  /**
   * Keeps the place of the read that the calling thread serves, although the thread will leave it.
   *
   * @return gives the place back
   */
  Runnable keepPlace() {
    return Optional.ofNullable(SERVED.get())
        .filter(QueuedRead::keepPlace)
        .<Runnable>map(read -> () -> giveBack(read))
        .orElse(() -> {});
  }

  private void giveBack(QueuedRead read) {
    if (read.giveBackPlace()) {
      placeIsFree(read);
    }
  }

  /** The present waits, those of one source in their order. */
  List<Duration> waits() {
    return waiting.waits(nanos.getAsLong());
  }

  /** Tells whose reads take turns. */
  ReadSources sources() {
    return sources;
  }

  /** Sets how many may be in the container at once; with 0 all pass, as at first. */
  void setPlaces(int number) {
    if (number == places) {
      return;
    }
    places = number;
    if (!waiting.isEmpty()) {
      onSpareThread(number == 0 ? this::passOverdue : this::serveWaiting);
    }
  }

  /** Sets how many may wait. */
  void setRoom(int number) {
    room = Math.min(number, MAX_WAITING);
  }
}
