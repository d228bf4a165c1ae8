package org.headgate.pool.service.admission;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who waits for a permit, by class. The most urgent class goes first; every eighth permit goes to
 * whoever has waited longest, so that no class starves. Not safe for several threads; the admission
 * guards it.
 */
final class AdmissionQueue {
  static final int TURNS_UNTIL_THE_OLDEST = 8;

  private final Map<WorkPriority, Deque<QueueTicket>> waiting = new EnumMap<>(WorkPriority.class);
  private int turn;
  private long arrivals;
  private int length;

  AdmissionQueue() {
    for (WorkPriority workPriority : WorkPriority.values()) {
      waiting.put(workPriority, new ArrayDeque<>());
    }
  }

  QueueTicket join(WorkPriority workPriority) {
    QueueTicket queueTicket = new QueueTicket(workPriority, arrivals++);
    waiting.get(workPriority).addLast(queueTicket);
    length++;
    return queueTicket;
  }

  boolean leave(QueueTicket queueTicket) {
    boolean waited = waiting.get(queueTicket.workClass()).remove(queueTicket);
    if (waited) {
      length--;
    }
    return waited;
  }

  /**
   * Takes the next one out.
   *
   * @param mayEnter whether there is room for a class; the others go on waiting
   */
  Optional<QueueTicket> next(Predicate<WorkPriority> mayEnter) {
    Optional<QueueTicket> urgent = firsts(mayEnter).findFirst();
    if (urgent.isEmpty()) {
      return Optional.empty();
    }
    turn = (turn + 1) % TURNS_UNTIL_THE_OLDEST;
    Optional<QueueTicket> next =
        turn == 0 ? firsts(mayEnter).min(Comparator.comparingLong(QueueTicket::arrival)) : urgent;
    next.ifPresent(this::leave);
    return next;
  }

  boolean isEmpty() {
    return length == 0;
  }

  int length() {
    return length;
  }

  int length(WorkPriority workPriority) {
    return waiting.get(workPriority).size();
  }

  /** How many are served before one of this class that joins now. */
  int ahead(WorkPriority workPriority) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(workPriority) <= 0)
        .mapToInt(entry -> entry.getValue().size())
        .sum();
  }

  private Stream<QueueTicket> firsts(Predicate<WorkPriority> mayEnter) {
    return waiting.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty() && mayEnter.test(each.getKey()))
        .map(each -> each.getValue().getFirst());
  }
}
