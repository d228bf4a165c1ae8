package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The queue for permits, by priority. The most urgent work is served first; every eighth permit
 * goes to the ticket that has waited longest, so that no priority starves. Not thread-safe: {@link
 * AdmissionController} calls it under its lock; only {@link #isEmpty} and {@link #length()} may be
 * called without.
 */
final class AdmissionQueue {
  static final int TURNS_UNTIL_THE_OLDEST = 8;

  private final Map<WorkPriority, Deque<QueueTicket>> waiting = new EnumMap<>(WorkPriority.class);
  private int turn;
  private long arrivals;
  private final AtomicInteger length = new AtomicInteger();

  AdmissionQueue() {
    for (WorkPriority workPriority : WorkPriority.values()) {
      waiting.put(workPriority, new ArrayDeque<>());
    }
  }

  QueueTicket join(WorkPriority workPriority, long now) {
    QueueTicket queueTicket = new QueueTicket(workPriority, arrivals++, now);
    waiting.get(workPriority).addLast(queueTicket);
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
    for (Map.Entry<WorkPriority, Deque<QueueTicket>> entry : waiting.entrySet()) {
      QueueTicket first = entry.getValue().peekFirst();
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
    leave(next);
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

  /** The present waits of all tickets. */
  List<Duration> waits(long now) {
    return waiting.values().stream()
        .flatMap(Deque::stream)
        .map(queueTicket -> Duration.ofNanos(now - queueTicket.joinedAt()))
        .toList();
  }

  /** How many are served before work of this priority that joins now. */
  int countAhead(WorkPriority workPriority) {
    int ahead = 0;
    for (Map.Entry<WorkPriority, Deque<QueueTicket>> entry : waiting.entrySet()) {
      if (entry.getKey().compareTo(workPriority) <= 0) {
        ahead += entry.getValue().size();
      }
    }
    return ahead;
  }
}
