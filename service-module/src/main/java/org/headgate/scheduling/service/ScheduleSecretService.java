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
   * @param secretId its id
   * @param sealed its encrypted value
   * @throws ResourceNotFoundException when the owner has no such schedule
   * @throws ScheduleSecretConflictException when it has two, or is no webhook
   */
  public void add(UserId accountId, UUID scheduleId, UUID secretId, byte[] sealed) {
    ScheduleEntity found = locked(accountId, scheduleId);
    if (found.secretIds().isEmpty()) {
      throw ScheduleSecretConflictException.noWebhook();
    }
    if (found.secretIds().size() >= MAX) {
      throw ScheduleSecretConflictException.two();
    }
    found.addSecret(secretId, sealed);
    auditTrail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.ADD_SECRET, scheduleId)
            .with("secret", secretId.toString()));
  }

  /**
   * @throws ResourceNotFoundException when the owner has no such schedule, or it no such secret
   * @throws ScheduleSecretConflictException when it is the only one
   */
  public void withdraw(UserId accountId, UUID scheduleId, UUID secretId) {
    ScheduleEntity found = locked(accountId, scheduleId);
    List<UUID> ids = found.secretIds();
    if (!ids.contains(secretId)) {
      throw ResourceNotFoundException.scheduleSecret();
    }
    if (ids.size() < MAX) {
      throw ScheduleSecretConflictException.last();
    }
    found.withdrawSecret(secretId);
    auditTrail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.REMOVE_SECRET, scheduleId)
            .with("secret", secretId.toString()));
  }

  private ScheduleEntity locked(UserId accountId, UUID scheduleId) {
    return new ScheduleRepository(entityManager)
        .findForUpdate(scheduleId)
        .filter(found -> found.accountId().filter(accountId.value()::equals).isPresent())
        .orElseThrow(() -> ResourceNotFoundException.schedule(scheduleId));
  }
}
