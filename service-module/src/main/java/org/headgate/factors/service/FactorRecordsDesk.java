package org.headgate.factors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.headgate.factors.persistence.FactorCopies;
import org.headgate.factors.persistence.FactorCopy;
import org.headgate.identity.UserId;

/** Reads what is kept of a person's second factors, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FactorRecordsDesk {

  @Inject FactorCopies copies;

  /** What is kept, without secrets. */
  public FactorCopy copy(UserId person) {
    return copies.of(person.value());
  }
}
