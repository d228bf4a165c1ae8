package org.headgate.events.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.headgate.events.api.EventType;
import org.headgate.events.persistence.OutboxRepository;
import org.headgate.events.persistence.OutgoingEvent;

/** Writes events for their subscribed endpoints. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EventOutboxService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** Writes in the transaction of the action, so that neither exists without the other. */
  public void add(List<OutgoingEvent> events) {
    new OutboxRepository(entityManager).add(events);
  }

  /** Writes in a transaction of its own, for events outside of the database. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void addAlone(List<OutgoingEvent> events) {
    new OutboxRepository(entityManager).add(events);
  }

  /** The event types that any active endpoint subscribes to; one statement. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Set<EventType> subscribedTypes() {
    return new OutboxRepository(entityManager).subscribedTypes();
  }
}
