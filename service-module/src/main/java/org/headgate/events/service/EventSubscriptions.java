package org.headgate.events.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.headgate.events.api.EventType;

/**
 * What any end point wants to be told of, as this node saw it a moment ago: a deed that nobody
 * wants to know of costs one look here, and no statement. Whoever delivers events keeps it up to
 * date; until then everything counts as wanted.
 */
@ApplicationScoped
public class EventSubscriptions {

  private volatile Optional<Set<EventType>> wanted = Optional.empty();

  /** Whether an end point may want it; never no where one has wanted it for some seconds. */
  public boolean wants(EventType type) {
    return wanted.map(types -> types.contains(type)).orElse(true);
  }

  /** It has changed: everything counts as wanted until it is known again. */
  public void forget() {
    wanted = Optional.empty();
  }

  /** What the database says now. */
  public void replaceAll(Set<EventType> types) {
    wanted = Optional.of(Set.copyOf(types));
  }
}
