package org.headgate.scheduling.calendar.service;

import java.time.Instant;
import java.util.Optional;

/** Due at one instant. */
public record OnceTimetable(Instant at) implements Timetable {

  @Override
  public Optional<Instant> after(Instant moment) {
    return Optional.of(at).filter(instant -> instant.isAfter(moment));
  }
}
