package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.DepartmentRepository;
import org.headgate.accounts.persistence.provisioning.AccountProvisioningRepository;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeRequestTask;
import org.headgate.otp.service.CodeService;

/** Creates accounts for administrators, each in one short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class UserCreationService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CodeService codes;
  @Inject CodeRequestTask codeRequestTask;
  @Inject AuditTrailService auditTrail;

  /**
   * Creates an account, and requests a code for its address unless that is verified. The attempts
   * of the address are locked first, because that bounds how long the rest may wait for a lock.
   * Within the cooldown of the address no code is sent; its owner can request one later.
   *
   * @throws DirectoryConflictException when there is an account of the address
   * @throws InvalidRequestException when there is no such department
   */
  public AccountResponse create(ProvisionedAccount account) {
    EmailAddress address = new EmailAddress(account.email());
    if (account.verifiedAt().isEmpty() && codes.mayDispatch(address, CodePurpose.VERIFY_EMAIL)) {
      codeRequestTask.enqueue(address, CodePurpose.VERIFY_EMAIL);
    }
    UUID id = insert(account);
    record(new UserId(id), account);
    return new AccountRepository(entityManager)
        .byId(id)
        .map(AccountMapper::toResponse)
        .orElseThrow();
  }

  /**
   * Inserts an account, without a mail.
   *
   * @return its id
   * @throws DirectoryConflictException when there is an account of the address
   * @throws InvalidRequestException when there is no such department
   */
  public UUID insert(ProvisionedAccount account) {
    if (account.department().filter(id -> !departments().lockForReference(id)).isPresent()) {
      throw new InvalidRequestException(
          new FieldError("department_id", "must be the id of a department, or null"));
    }
    return new AccountProvisioningRepository(entityManager)
        .create(account)
        .orElseThrow(DirectoryConflictException::addressTaken);
  }

  private void record(UserId id, ProvisionedAccount account) {
    AuditEvent created =
        AuditEvent.of(DirectoryAuditActions.CREATE_ACCOUNT)
            .withSubject(id)
            .with("roles", String.join(" ", account.roles()))
            .with("verified", String.valueOf(account.verifiedAt().isPresent()));
    auditTrail.record(
        account
            .department()
            .map(department -> created.with("department_id", department.toString()))
            .orElse(created));
  }

  private DepartmentRepository departments() {
    return new DepartmentRepository(entityManager);
  }
}
