package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However many requests the other sources send, each one has its turn. */
class FairTicketQueuePropertyTest {

  private static final int SERVE = 0;

  private final FairTicketQueue queue = new FairTicketQueue();
  private final Map<RequestSource, List<QueueTicket>> waiting = new HashMap<>();

  /** The tickets that others were given since the last turn of a source that waits. */
  private final Map<RequestSource, List<RequestSource>> servedSince = new HashMap<>();

  private long arrivals;

  /**
   * @param events 0 serves the next ticket, another number adds one of the source of that number
   */
  @Property(tries = 500)
  void noSourceIsServedTwiceWhileAnotherWaits(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> events) {
    start();
    for (int event : events) {
      addOrServe(event);
      assertThat(queue.size()).isEqualTo(waiting.values().stream().mapToInt(List::size).sum());
    }
    while (queue.size() > 0) {
      serve();
    }
    assertThat(queue.first()).isEmpty();
  }

  /** A source with nothing in the queue waits for one ticket of each source, and for no more. */
  @Property(tries = 500)
  void estimateIsNeverTooShort(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> events,
      @ForAll @IntRange(min = 1, max = 6) int number) {
    start();
    events.forEach(this::addOrServe);
    RequestSource source = source(number);
    int estimated = queue.countAhead(source);
    boolean isNew = waitingOf(source).isEmpty();
    QueueTicket ticket = add(source);

    int ahead = 0;
    while (queue.first().filter(ticket::equals).isEmpty()) {
      serve();
      ahead++;
    }

    assertThat(ahead).isLessThanOrEqualTo(estimated);
    if (isNew) {
      assertThat(ahead).isEqualTo(estimated);
    }
  }

  @Property(tries = 500)
  void ticketsThatLeaveAreForgotten(
      @ForAll @Size(max = 100) List<@IntRange(min = 1, max = 5) Integer> sources,
      @ForAll @Size(max = 100) List<@IntRange(min = 0, max = 99) Integer> leaving) {
    start();
    List<QueueTicket> tickets = new ArrayList<>();
    sources.forEach(number -> tickets.add(add(source(number))));
    for (int index : leaving) {
      if (index < tickets.size()) {
        QueueTicket ticket = tickets.get(index);
        assertThat(queue.remove(ticket)).isEqualTo(waitingOf(ticket.source()).remove(ticket));
      }
    }

    assertThat(queue.tickets())
        .containsExactlyInAnyOrderElementsOf(
            waiting.values().stream().flatMap(List::stream).toList());
    assertThat(queue.countAhead(source(6)))
        .isEqualTo((int) waiting.values().stream().filter(own -> !own.isEmpty()).count());
  }

  /** One that may have as many as are left for others never has the last place. */
  @Property
  void noSourceFillsTheQueue(@ForAll @IntRange(min = 2, max = 200) int capacity) {
    start();
    RequestSource crowd = source(1);
    while (queue.hasRoom(crowd, capacity)) {
      add(crowd);
    }

    assertThat(queue.hasRoom(source(2), capacity)).isTrue();
    assertThat(queue.hasRoom(RequestSource.NONE, capacity)).isTrue();
  }

  /** One instance serves all tries. */
  private void start() {
    while (queue.size() > 0) {
      queue.serve(queue.first().orElseThrow());
    }
    waiting.clear();
    servedSince.clear();
  }

  private void addOrServe(int event) {
    if (event == SERVE) {
      serve();
    } else {
      add(source(event));
    }
  }

  private QueueTicket add(RequestSource source) {
    QueueTicket ticket = new QueueTicket(WorkPriority.USERS, source, arrivals++, 0);
    if (waitingOf(source).isEmpty()) {
      servedSince.put(source, new ArrayList<>());
    }
    waitingOf(source).add(ticket);
    queue.add(ticket);
    return ticket;
  }

  private void serve() {
    Optional<QueueTicket> first = queue.first();
    if (first.isEmpty()) {
      assertThat(queue.size()).isZero();
      return;
    }
    RequestSource served = first.get().source();
    assertThat(waitingOf(served).remove(0)).as("in their order").isSameAs(first.get());
    queue.serve(first.get());
    servedSince.put(served, new ArrayList<>());
    waiting.forEach(
        (source, own) -> {
          if (!source.equals(served) && !own.isEmpty()) {
            assertThat(servedSince.get(source)).doesNotContain(served);
            servedSince.get(source).add(served);
          }
        });
  }

  private List<QueueTicket> waitingOf(RequestSource source) {
    return waiting.computeIfAbsent(source, unknown -> new ArrayList<>());
  }

  private static RequestSource source(int number) {
    return new RequestSource("192.0.2." + number + "/24", 0);
  }
}
