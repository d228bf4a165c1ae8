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

/** Writes events for the end points that want them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EventOutboxService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** In the transaction of the deed: neither is there without the other. */
  public void add(List<OutgoingEvent> events) {
    new OutboxRepository(entityManager).add(events);
  }

  /** In a transaction of its own, of what happened outside of the database. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void addAlone(List<OutgoingEvent> events) {
    new OutboxRepository(entityManager).add(events);
  }

  /** What any active end point wants to be told of; one statement. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Set<EventType> wanted() {
    return new OutboxRepository(entityManager).wanted();
  }
}
