package org.headgate.scheduling.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.ScheduleAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.scheduling.api.secrets.ScheduleSecretConflictException;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleRepository;

/** Changes the secrets of schedules' webhooks, each in one transaction that locks the schedule. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ScheduleSecretService {

  private static final int MAX = 2;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;

  /**
   * @param secret its id
   * @param sealed its encrypted value
   * @throws ResourceNotFoundException when the owner has no such schedule
   * @throws ScheduleSecretConflictException when it has two, or is no webhook
   */
  public void add(UserId owner, UUID schedule, UUID secret, byte[] sealed) {
    ScheduleEntity found = locked(owner, schedule);
    if (found.secretIds().isEmpty()) {
      throw ScheduleSecretConflictException.noWebhook();
    }
    if (found.secretIds().size() >= MAX) {
      throw ScheduleSecretConflictException.two();
    }
    found.addSecret(secret, sealed);
    auditTrail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.ADD_SECRET, schedule)
            .with("secret", secret.toString()));
  }

  /**
   * @throws ResourceNotFoundException when the owner has no such schedule, or it no such secret
   * @throws ScheduleSecretConflictException when it is the only one
   */
  public void withdraw(UserId owner, UUID schedule, UUID secret) {
    ScheduleEntity found = locked(owner, schedule);
    List<UUID> ids = found.secretIds();
    if (!ids.contains(secret)) {
      throw ResourceNotFoundException.scheduleSecret();
    }
    if (ids.size() < MAX) {
      throw ScheduleSecretConflictException.last();
    }
    found.withdrawSecret(secret);
    auditTrail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.REMOVE_SECRET, schedule)
            .with("secret", secret.toString()));
  }

  private ScheduleEntity locked(UserId owner, UUID schedule) {
    return new ScheduleRepository(entityManager)
        .findForUpdate(schedule)
        .filter(found -> found.owner().filter(owner.value()::equals).isPresent())
        .orElseThrow(() -> ResourceNotFoundException.schedule(schedule));
  }
}
