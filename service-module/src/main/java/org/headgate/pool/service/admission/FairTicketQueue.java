package org.headgate.pool.service.admission;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tickets of one priority. Their sources take turns, so that whoever sends many requests at
 * once delays mostly their own; the tickets of one source are served in their order. Not
 * thread-safe.
 */
final class FairTicketQueue {

  /** In the order of their next turns. */
  private final Map<RequestSource, Deque<QueueTicket>> sources = new LinkedHashMap<>();

  /** How many sources have more than n tickets, at index n. */
  private int[] withMoreThan = new int[8];

  private int size;

  void add(QueueTicket ticket) {
    Deque<QueueTicket> own =
        sources.computeIfAbsent(ticket.source(), source -> new ArrayDeque<>(1));
    if (own.size() == withMoreThan.length) {
      withMoreThan = Arrays.copyOf(withMoreThan, 2 * own.size());
    }
    withMoreThan[own.size()]++;
    own.addLast(ticket);
    size++;
  }

  /** Removes a ticket that does not want its turn any more; false when it does not wait here. */
  boolean remove(QueueTicket ticket) {
    Deque<QueueTicket> own = sources.get(ticket.source());
    if (own == null || !own.remove(ticket)) {
      return false;
    }
    size--;
    withMoreThan[own.size()]--;
    if (own.isEmpty()) {
      sources.remove(ticket.source());
    }
    return true;
  }

  /** The ticket whose turn it is. */
  Optional<QueueTicket> first() {
    return sources.isEmpty()
        ? Optional.empty()
        : Optional.of(sources.values().iterator().next().getFirst());
  }

  /** Removes the first ticket; its source has its next turn after all others. */
  void serve(QueueTicket first) {
    remove(first);
    Deque<QueueTicket> rest = sources.remove(first.source());
    if (rest != null) {
      sources.put(first.source(), rest);
    }
  }

  int size() {
    return size;
  }

  /**
   * Whether a ticket of this source may join. A source may have as many as are left for others, so
   * that none fills the queue; work that no client asked for may fill it.
   */
  boolean hasRoom(RequestSource source, int capacity) {
    int left = capacity - size;
    return left > 0 && (source.equals(RequestSource.NONE) || sizeOf(source) < left);
  }

  /** How many are served at most before a ticket of this source that joins now. */
  int countAhead(RequestSource source) {
    int rounds = Math.min(sizeOf(source) + 1, withMoreThan.length);
    return Arrays.stream(withMoreThan, 0, rounds).sum();
  }

  private int sizeOf(RequestSource source) {
    Deque<QueueTicket> own = sources.get(source);
    return own == null ? 0 : own.size();
  }

  Stream<QueueTicket> tickets() {
    return sources.values().stream().flatMap(Deque::stream);
  }
}
