package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.provisioning.ExportedAccount;
import org.headgate.accounts.persistence.provisioning.ExportedAccountRepository;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.secondfactors.persistence.EncryptedSecret;
import org.headgate.secondfactors.persistence.TotpRepository;

/** Reads the accounts of an export, page by page and outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserExportService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;

  /**
   * One page, by one statement.
   *
   * @param after the last one of the previous page
   */
  public List<ExportedAccount> page(Optional<UUID> after, int limit) {
    return new ExportedAccountRepository(entityManager).page(after, limit);
  }

  /** The secrets of the authenticator apps of accounts, by account; one statement. */
  public Map<UUID, EncryptedSecret> secrets(Collection<UUID> accounts) {
    return new TotpRepository(entityManager).active(accounts);
  }

  /** Records in the audit log that the caller exports all accounts. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void record(ExportOptions options) {
    auditTrail.record(
        AuditEvent.of(DirectoryAuditActions.EXPORT_ACCOUNTS)
            .with("password_hashes", String.valueOf(options.passwordHashes()))
            .with("second_factors", String.valueOf(options.secondFactors())));
  }
}
