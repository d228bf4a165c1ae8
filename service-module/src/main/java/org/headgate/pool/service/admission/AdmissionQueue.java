package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The queue for permits, by priority, and fair to the sources within one. The most urgent work is
 * served first; every eighth permit goes to whichever priority's next ticket has waited longest, so
 * that none starves. Not thread-safe: {@link AdmissionController} calls it under its lock; only
 * {@link #isEmpty} and {@link #length()} may be called without.
 */
final class AdmissionQueue {
  static final int TURNS_UNTIL_THE_OLDEST = 8;

  private final Map<WorkPriority, FairTicketQueue> waiting = new EnumMap<>(WorkPriority.class);
  private int turn;
  private long arrivals;
  private final AtomicInteger length = new AtomicInteger();

  AdmissionQueue() {
    for (WorkPriority workPriority : WorkPriority.values()) {
      waiting.put(workPriority, new FairTicketQueue());
    }
  }

  QueueTicket join(WorkPriority workPriority, RequestSource source, long now) {
    QueueTicket queueTicket = new QueueTicket(workPriority, source, arrivals++, now);
    waiting.get(workPriority).add(queueTicket);
    length.incrementAndGet();
    return queueTicket;
  }

  boolean leave(QueueTicket queueTicket) {
    boolean waited = waiting.get(queueTicket.workPriority()).remove(queueTicket);
    if (waited) {
      length.decrementAndGet();
    }
    return waited;
  }

  /**
   * The next ticket, which stays in the queue until {@link #serve}.
   *
   * @param mayEnter whether a permit is free for a priority
   */
  Optional<QueueTicket> next(Predicate<WorkPriority> mayEnter) {
    boolean isTurnOfOldest = turn == TURNS_UNTIL_THE_OLDEST - 1;
    QueueTicket next = null;
    for (Map.Entry<WorkPriority, FairTicketQueue> entry : waiting.entrySet()) {
      QueueTicket first = entry.getValue().first().orElse(null);
      boolean precedes = next == null || (first != null && first.arrival() < next.arrival());
      if (first != null && precedes && mayEnter.test(entry.getKey())) {
        next = first;
        if (!isTurnOfOldest) {
          break;
        }
      }
    }
    return Optional.ofNullable(next);
  }

  /** Removes the next ticket. */
  void serve(QueueTicket next) {
    waiting.get(next.workPriority()).serve(next);
    length.decrementAndGet();
    turn = (turn + 1) % TURNS_UNTIL_THE_OLDEST;
  }

  boolean isEmpty() {
    return length.get() == 0;
  }

  int length() {
    return length.get();
  }

  int length(WorkPriority workPriority) {
    return waiting.get(workPriority).size();
  }

  /**
   * Whether another ticket of this source may join.
   *
   * @param capacity how many of one priority may wait
   */
  boolean hasRoom(WorkPriority workPriority, RequestSource source, int capacity) {
    return waiting.get(workPriority).hasRoom(source, capacity);
  }

  /** The present waits of all tickets. */
  List<Duration> waits(long now) {
    return waiting.values().stream()
        .flatMap(FairTicketQueue::tickets)
        .map(queueTicket -> Duration.ofNanos(now - queueTicket.joinedAt()))
        .toList();
  }

  /** How many are served before work of this priority and source that joins now. */
  int countAhead(WorkPriority workPriority, RequestSource source) {
    int ahead = countAheadInPriority(workPriority, source);
    for (Map.Entry<WorkPriority, FairTicketQueue> entry : waiting.entrySet()) {
      if (entry.getKey().compareTo(workPriority) < 0) {
        ahead += entry.getValue().size();
      }
    }
    return ahead;
  }

  /** As {@link #countAhead}, of the same priority alone. */
  int countAheadInPriority(WorkPriority workPriority, RequestSource source) {
    return waiting.get(workPriority).countAhead(source);
  }
}
