package org.headgate.pool.service;

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

  private final Map<WorkClass, Deque<Ticket>> waiting = new EnumMap<>(WorkClass.class);
  private int turn;
  private long arrivals;

  AdmissionQueue() {
    for (WorkClass workClass : WorkClass.values()) {
      waiting.put(workClass, new ArrayDeque<>());
    }
  }

  Ticket join(WorkClass workClass) {
    Ticket ticket = new Ticket(workClass, arrivals++);
    waiting.get(workClass).addLast(ticket);
    return ticket;
  }

  boolean leave(Ticket ticket) {
    return waiting.get(ticket.workClass()).remove(ticket);
  }

  /**
   * Takes the next one out.
   *
   * @param mayEnter whether there is room for a class; the others go on waiting
   */
  Optional<Ticket> next(Predicate<WorkClass> mayEnter) {
    Optional<Ticket> urgent = firsts(mayEnter).findFirst();
    if (urgent.isEmpty()) {
      return Optional.empty();
    }
    turn = (turn + 1) % TURNS_UNTIL_THE_OLDEST;
    Optional<Ticket> next =
        turn == 0 ? firsts(mayEnter).min(Comparator.comparingLong(Ticket::arrival)) : urgent;
    next.ifPresent(this::leave);
    return next;
  }

  int length() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  int length(WorkClass workClass) {
    return waiting.get(workClass).size();
  }

  /** How many are served before one of this class that joins now. */
  int ahead(WorkClass workClass) {
    return waiting.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(workClass) <= 0)
        .mapToInt(entry -> entry.getValue().size())
        .sum();
  }

  private Stream<Ticket> firsts(Predicate<WorkClass> mayEnter) {
    return waiting.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty() && mayEnter.test(each.getKey()))
        .map(each -> each.getValue().getFirst());
  }
}
