package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.Contact;
import org.headgate.accounts.persistence.Contacts;
import org.headgate.identity.UserId;

/** Reads how somebody is written to, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ContactDesk {

  @Inject Contacts contacts;

  /** Empty for an account whose address nobody verified. */
  public Optional<Contact> of(UserId account) {
    return contacts.of(account.value());
  }
}
