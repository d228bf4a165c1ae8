package org.headgate.liberty.extension;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The reads that wait. Their sources take turns, so that one with many connections delays mostly
 * its own reads; those of one source are served in their order. It has no lock, since each read
 * passes it: whoever makes a source's number of reads one gives it a turn, and whoever takes a read
 * gives the source its next turn first.
 */
final class WaitingReads {

  private final ConcurrentMap<Object, Source> sources = new ConcurrentHashMap<>();

  /** Each source with reads stands here once, but for the moment in which its turn is taken. */
  private final Queue<Source> turns = new ConcurrentLinkedQueue<>();

  /** Counts a read at the end of {@link #add}, so that whoever sees it can take it. */
  private final AtomicInteger size = new AtomicInteger();

  /** A source is forgotten with its last read. */
  private static final class Source {

    private final Object name;
    private final Queue<QueuedRead> reads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unclaimed = new AtomicInteger();

    Source(Object name) {
      this.name = name;
    }
  }

  /**
   * @param name equal for all reads of one source
   */
  void add(Object name, QueuedRead read) {
    Source source = sources.computeIfAbsent(name, Source::new);
    source.reads.add(read);
    if (source.unclaimed.getAndIncrement() == 0) {
      turns.add(source);
    }
    size.incrementAndGet();
  }

  /**
   * The read whose turn it is. Empty also where another thread is taking a turn at this moment, so
   * ask again while there are reads.
   */
  Optional<QueuedRead> poll() {
    return Optional.ofNullable(turns.poll()).map(this::take);
  }

  /** A read of the first source whose first one is so; empty when there is none. */
  Optional<QueuedRead> pollFirst(Predicate<QueuedRead> condition) {
    for (Source source : turns.toArray(Source[]::new)) {
      if (isFirst(source, condition) && turns.remove(source)) {
        return Optional.of(take(source));
      }
    }
    return Optional.empty();
  }

  /** Whether the first read of any source is so. */
  boolean anyFirst(Predicate<QueuedRead> condition) {
    return turns.stream().anyMatch(source -> isFirst(source, condition));
  }

  private static boolean isFirst(Source source, Predicate<QueuedRead> condition) {
    QueuedRead first = source.reads.peek();
    return first != null && condition.test(first);
  }

  /** The caller has taken the turn; a read is there for each that was counted. */
  private QueuedRead take(Source source) {
    size.decrementAndGet();
    if (source.unclaimed.decrementAndGet() > 0) {
      turns.add(source);
    } else {
      sources.remove(source.name, source);
    }
    return source.reads.remove();
  }

  boolean isEmpty() {
    return size.get() <= 0;
  }

  int size() {
    return size.get();
  }

  /** The present waits, those of one source in their order. */
  List<Duration> waits(long now) {
    return turns.stream()
        .flatMap(source -> source.reads.stream())
        .map(read -> read.waitedUntil(now))
        .toList();
  }
}
