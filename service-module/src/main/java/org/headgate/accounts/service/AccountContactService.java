package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.persistence.Contacts;
import org.headgate.common.identity.UserId;

/** Reads how somebody is written to, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountContactService {

  @Inject Contacts contacts;

  /** Empty for an account whose address nobody verified. */
  public Optional<AccountContact> of(UserId account) {
    return contacts.of(account.value());
  }
}
