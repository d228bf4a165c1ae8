package org.headgate.audit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Function;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditEntryRepository;

/**
 * Records who did what to whom, in the transaction of the action: neither exists without the other.
 * An entry costs one insert; {@link AuditSealer} seals it a moment after the commit, so that no
 * action waits for the chain.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditTrailService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditEntryFactory auditEntryFactory;
  @Inject AuditSealer sealing;
  @Inject @Any Instance<AuditListener> listeners;

  public void record(AuditEvent auditEvent) {
    AuditEntryEntity entry = auditEntryFactory.create(auditEvent);
    new AuditEntryRepository(entityManager).add(entry);
    listeners.forEach(listener -> listener.onRecorded(auditEvent, entry));
    sealing.wakeAfterCommit();
  }

  /**
   * Records an action whose own statement writes the entry too. It saves a round trip for frequent
   * actions, and the transaction where nothing else belongs to it.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public <T> T recordWithStatement(AuditEvent auditEvent, Function<AuditEntryEntity, T> statement) {
    T result = statement.apply(auditEntryFactory.create(auditEvent));
    sealing.wakeAfterCommit();
    return result;
  }
}
