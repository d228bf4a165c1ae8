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
 * The queue for permits, by class. The most urgent class is served first; every eighth permit goes
 * to whoever has waited longest, so that no class starves. Not thread-safe: the admission guards
 * it. Only whether it is empty may be read without the lock.
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
    boolean waited = waiting.get(queueTicket.workClass()).remove(queueTicket);
    if (waited) {
      length.decrementAndGet();
    }
    return waited;
  }

  /**
   * The next ticket, which stays in the queue until {@link #serve}.
   *
   * @param mayEnter whether there is room for a class; the others go on waiting
   */
  Optional<QueueTicket> next(Predicate<WorkPriority> mayEnter) {
    boolean isOldestsTurn = turn == TURNS_UNTIL_THE_OLDEST - 1;
    QueueTicket next = null;
    for (Map.Entry<WorkPriority, Deque<QueueTicket>> entry : waiting.entrySet()) {
      QueueTicket first = entry.getValue().peekFirst();
      boolean goesBefore = next == null || (first != null && first.arrival() < next.arrival());
      if (first != null && goesBefore && mayEnter.test(entry.getKey())) {
        next = first;
        if (!isOldestsTurn) {
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

  /** How many are served before work of this class that joins now. */
  int ahead(WorkPriority workPriority) {
    int ahead = 0;
    for (Map.Entry<WorkPriority, Deque<QueueTicket>> entry : waiting.entrySet()) {
      if (entry.getKey().compareTo(workPriority) <= 0) {
        ahead += entry.getValue().size();
      }
    }
    return ahead;
  }
}
