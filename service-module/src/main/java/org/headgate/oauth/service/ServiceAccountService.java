package org.headgate.oauth.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.Precondition;
import org.headgate.oauth.api.ServiceAccount;
import org.headgate.oauth.api.ServiceAccountConflictException;
import org.headgate.oauth.persistence.ServiceAccountEntity;
import org.headgate.oauth.persistence.ServiceAccountRepository;
import org.headgate.oauth.persistence.ServiceAccountSecretEntity;

/** Reads and changes service accounts and their secrets. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServiceAccountService {

  private static final int MAX_SECRETS = 2;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject IdGenerator idGenerator;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /** Two statements: the accounts and all their secrets. */
  public List<ServiceAccount> page(Optional<UUID> after, int limit) {
    List<ServiceAccountEntity> found = accounts().page(after, limit);
    List<ServiceAccountSecretEntity> secrets =
        accounts().secretsOf(found.stream().map(ServiceAccountEntity::id).toList());
    return found.stream().map(account -> ServiceAccountMapper.account(account, secrets)).toList();
  }

  /** Two statements. */
  public Optional<ServiceAccount> find(UUID id) {
    return accounts().find(id).map(this::read);
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public ServiceAccount create(String name, List<String> scopes) {
    ServiceAccountEntity account =
        new ServiceAccountEntity(
            idGenerator.next(), name, scopes, clock.instant().truncatedTo(ChronoUnit.MICROS));
    accounts().add(account);
    record(OAuthAuditActions.CREATE, account);
    return ServiceAccountMapper.account(account, List.of());
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public ServiceAccount change(
      UUID id,
      Precondition precondition,
      Optional<String> name,
      Optional<List<String>> scopes,
      Optional<Boolean> isActive) {
    ServiceAccountEntity account = locked(id);
    ServiceAccount before = read(account);
    precondition.check(before);
    account.change(name, scopes, isActive);
    ServiceAccount after = read(account);
    if (!after.equals(before)) {
      record(OAuthAuditActions.CHANGE, account);
    }
    return after;
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void delete(UUID id, Precondition precondition) {
    ServiceAccountEntity account = locked(id);
    precondition.check(read(account));
    accounts().delete(account);
    record(OAuthAuditActions.DELETE, account);
  }

  /**
   * @throws ResourceNotFoundException when there is no such account
   * @throws ServiceAccountConflictException when it has two already
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void addSecret(UUID id, ClientSecret secret) {
    locked(id);
    if (accounts().secretsOf(List.of(id)).size() >= MAX_SECRETS) {
      throw new ServiceAccountConflictException();
    }
    accounts()
        .add(new ServiceAccountSecretEntity(secret.id(), id, secret.hash(keys), clock.instant()));
    auditTrail.record(
        AuditEvent.of(OAuthAuditActions.ADD_SECRET)
            .withSubject(OAuthAuditActions.serviceAccount(id))
            .with("secret", secret.id().toString()));
  }

  /**
   * @throws ResourceNotFoundException when the account has none of this id
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void removeSecret(UUID id, UUID secretId) {
    if (!accounts().deleteSecret(id, secretId)) {
      throw ResourceNotFoundException.serviceAccount();
    }
    auditTrail.record(
        AuditEvent.of(OAuthAuditActions.REMOVE_SECRET)
            .withSubject(OAuthAuditActions.serviceAccount(id))
            .with("secret", secretId.toString()));
  }

  private void record(AuditAction action, ServiceAccountEntity account) {
    auditTrail.record(
        AuditEvent.of(action)
            .withSubject(OAuthAuditActions.serviceAccount(account.id()))
            .with("name", account.name())
            .with("scopes", String.join(" ", account.scopes()))
            .with("is_active", String.valueOf(account.isActive())));
  }

  private ServiceAccountEntity locked(UUID id) {
    return accounts().findForUpdate(id).orElseThrow(ResourceNotFoundException::serviceAccount);
  }

  private ServiceAccount read(ServiceAccountEntity account) {
    return ServiceAccountMapper.account(account, accounts().secretsOf(List.of(account.id())));
  }

  private ServiceAccountRepository accounts() {
    return new ServiceAccountRepository(entityManager);
  }
}
