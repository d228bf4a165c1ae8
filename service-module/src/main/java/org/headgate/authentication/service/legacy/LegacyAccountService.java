package org.headgate.authentication.service.legacy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.persistence.provisioning.AccountProvisioningRepository;
import org.headgate.accounts.persistence.provisioning.ProvisionedAccount;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeRequestTask;
import org.headgate.otp.service.CodeService;
import org.headgate.ratelimit.persistence.LegacyLookupRepository;
import org.headgate.ratelimit.service.AddressHasher;
import org.headgate.ratelimit.service.CallerNetwork;

/** Creates the accounts of people from the earlier system, each in one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class LegacyAccountService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CodeService codes;
  @Inject CodeRequestTask codeRequestTask;
  @Inject AuditTrailService auditTrail;
  @Inject CallerNetwork network;
  @Inject AddressHasher hashes;

  /**
   * Claims the lookup of an address, which no node gets again for a while.
   *
   * @return false when a node has asked about it lately
   */
  public boolean claimLookup(EmailAddress address) {
    return new LegacyLookupRepository(entityManager)
        .claim(hashes.of(address), RecentLegacyLookups.REMEMBERED);
  }

  /**
   * Creates an account; an unverified address gets a code. The attempts of the address are locked
   * first, as at a sign-up. Whoever knows the password of an unverified address need not be its
   * owner, so the account is a sign-up like any other.
   *
   * @return empty when the address was taken meanwhile
   */
  public Optional<AccountCredentials> create(
      ProvisionedAccount account, Optional<String> externalId) {
    Optional<UUID> created =
        account.verifiedAt().isPresent() ? accounts().create(account) : signUp(account);
    created.ifPresent(
        id -> {
          externalId.ifPresent(name -> accounts().nameExternally(id, name));
          UserId accountId = new UserId(id);
          auditTrail.record(
              AuditEvent.of(AuditActions.MIGRATE)
                  .withActor(accountId)
                  .withSubject(accountId)
                  .with("verified", String.valueOf(account.verifiedAt().isPresent())));
        });
    return created
        .flatMap(id -> new AccountRepository(entityManager).byId(id))
        .map(view -> credentials(view, account));
  }

  private Optional<UUID> signUp(ProvisionedAccount account) {
    EmailAddress address = new EmailAddress(account.email());
    if (codes.mayDispatch(address, CodePurpose.VERIFY_EMAIL)) {
      codeRequestTask.enqueue(address, CodePurpose.VERIFY_EMAIL);
    }
    NewAccount pending =
        new NewAccount(
            account.id(),
            account.email(),
            account.passwordHash().orElseThrow(),
            account.fullName(),
            account.locale(),
            account.timeZone(),
            account.createdAt());
    return new AccountRepository(entityManager).saveUnverified(pending, network.hash());
  }

  private static AccountCredentials credentials(AccountView view, ProvisionedAccount account) {
    return new AccountCredentials(
        view.id(),
        account.passwordHash().orElseThrow(),
        view.active(),
        view.emailVerifiedAt().isPresent(),
        view.epoch(),
        false);
  }

  private AccountProvisioningRepository accounts() {
    return new AccountProvisioningRepository(entityManager);
  }
}
