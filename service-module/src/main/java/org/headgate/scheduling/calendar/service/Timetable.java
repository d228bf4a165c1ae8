package org.headgate.scheduling.calendar.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instants at which a schedule is due, an ordered set of whole seconds without repetition. */
@FunctionalInterface
public interface Timetable {

  /** The first instant that is later; empty when there is none. */
  Optional<Instant> after(Instant moment);

  /** The same up to an instant, included. */
  default Timetable until(Instant last) {
    return moment -> after(moment).filter(instant -> !instant.isAfter(last));
  }

  /** The first instants that are later, in their order, at most so many. */
  default List<Instant> after(Instant moment, int count) {
    List<Instant> instants = new ArrayList<>();
    Optional<Instant> next = after(moment);
    while (next.isPresent() && instants.size() < count) {
      instants.add(next.get());
      next = after(next.get());
    }
    return instants;
  }
}
