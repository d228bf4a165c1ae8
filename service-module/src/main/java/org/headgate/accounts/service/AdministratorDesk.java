package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;

/** Makes the first administrator, once for all nodes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AdministratorDesk {

  @Inject Accounts accounts;
  @Inject AuditTrail trail;

  public boolean exists(EmailAddress address) {
    return accounts.byEmail(address.value()).isPresent();
  }

  /**
   * @return whether it was created by this call
   */
  public boolean create(PendingAccount administrator) {
    boolean created = accounts.putAdministrator(administrator);
    if (created) {
      UserId account = new UserId(administrator.id());
      trail.record(Deed.of(AccountDeeds.FIRST_ADMINISTRATOR).on(account));
    }
    return created;
  }
}
