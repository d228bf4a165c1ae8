package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountSearchCriteria;
import org.headgate.accounts.persistence.AccountSearchRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.DepartmentRepository;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.sessions.service.AccountRevocationService;

/** Reads and changes accounts, for administrators. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserAdministrationService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountRevocationService revocation;
  @Inject AuditTrailService auditTrail;

  /** Reads accounts and departments by one statement. */
  public List<AccountView> page(AccountSearchCriteria filter, int limit) {
    return directory().page(filter, limit);
  }

  /** Counts up to {@code max}. */
  public int count(AccountSearchCriteria filter, int max) {
    return directory().count(filter, max);
  }

  /** One statement. */
  public Optional<AccountView> find(UserId accountId) {
    return accounts().byId(accountId.value());
  }

  /**
   * Changes an account, with the row locked from the first read to the commit.
   *
   * @throws ResourceNotFoundException when there is none, or it was deleted
   * @throws DirectoryConflictException when it would remove the last active administrator
   * @throws org.headgate.common.problem.PreconditionFailedException when it is not what the caller
   *     has seen
   * @throws InvalidRequestException when there is no such department
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public AccountResponse change(UserId accountId, Precondition precondition, UserUpdate change) {
    boolean isLastAdministrator = change.mayRemoveAdministrator() && isOnlyAdministrator(accountId);
    if (!accounts().lock(accountId.value())) {
      throw ResourceNotFoundException.account(accountId);
    }
    AccountResponse before = read(accountId);
    precondition.check(before);
    if (isLastAdministrator) {
      throw DirectoryConflictException.lastAdministrator();
    }
    if (change.department().filter(id -> !departments().lockForReference(id)).isPresent()) {
      throw new InvalidRequestException(
          new FieldError("department_id", "must be the id of a department, or null"));
    }
    boolean active = change.activeAfter(before);
    directory()
        .put(accountId.value(), active, change.rolesAfter(before), change.departmentAfter(before));
    if (before.isActive() && !active) {
      revocation.revoke(accountId, "deactivated");
    }
    AccountResponse after = read(accountId);
    if (!after.equals(before)) {
      record(accountId, before, after);
    }
    return after;
  }

  private boolean isOnlyAdministrator(UserId accountId) {
    return directory().lockActiveAdministrators().equals(List.of(accountId.value()));
  }

  private AccountResponse read(UserId accountId) {
    return accounts()
        .byId(accountId.value())
        .map(AccountMapper::toResponse)
        .orElseThrow(() -> ResourceNotFoundException.account(accountId));
  }

  private void record(UserId accountId, AccountResponse before, AccountResponse after) {
    AuditEvent auditEvent =
        AuditEvent.of(DirectoryAuditActions.CHANGE_ACCOUNT).withSubject(accountId);
    if (before.isActive() != after.isActive()) {
      auditEvent = auditEvent.with("is_active", String.valueOf(after.isActive()));
    }
    if (!before.roles().equals(after.roles())) {
      auditEvent = auditEvent.with("roles", names(before)).with("roles_after", names(after));
    }
    if (!before.department().equals(after.department())) {
      auditEvent = auditEvent.with("department_id", department(after));
    }
    auditTrail.record(auditEvent);
  }

  private static String names(AccountResponse account) {
    return account.roles().stream().map(Role::wireName).collect(Collectors.joining(" "));
  }

  private static String department(AccountResponse account) {
    return account
        .department()
        .map(AccountResponse.DepartmentRef::id)
        .map(UUID::toString)
        .orElse("");
  }

  private AccountSearchRepository directory() {
    return new AccountSearchRepository(entityManager);
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private DepartmentRepository departments() {
    return new DepartmentRepository(entityManager);
  }
}
