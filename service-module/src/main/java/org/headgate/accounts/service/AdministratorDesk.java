package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.identity.EmailAddress;

/** Makes the first administrator, once for all nodes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AdministratorDesk {

  @Inject Accounts accounts;

  public boolean exists(EmailAddress address) {
    return accounts.byEmail(address.value()).isPresent();
  }

  /**
   * @return whether it was created by this call
   */
  public boolean create(PendingAccount administrator) {
    return accounts.putAdministrator(administrator);
  }
}
