package org.headgate.events.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.headgate.events.api.EventType;

/**
 * The event types that endpoints subscribe to, cached, so that an action without subscribers costs
 * no statement. The delivery refreshes it; until then every type counts as subscribed.
 */
@ApplicationScoped
public class EventSubscriptions {

  private volatile Optional<Set<EventType>> wanted = Optional.empty();

  /** Whether an endpoint may subscribe to it; never false a few seconds after a subscription. */
  public boolean maySubscribe(EventType type) {
    return wanted.map(types -> types.contains(type)).orElse(true);
  }

  /** Invalidates the cache: every type counts as subscribed until it is refreshed. */
  public void forget() {
    wanted = Optional.empty();
  }

  /** Replaces the cached types by those in the database. */
  public void replaceAll(Set<EventType> types) {
    wanted = Optional.of(Set.copyOf(types));
  }
}
