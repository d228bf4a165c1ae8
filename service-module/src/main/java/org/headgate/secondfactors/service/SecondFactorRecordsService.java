package org.headgate.secondfactors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.headgate.common.identity.UserId;
import org.headgate.secondfactors.persistence.FactorCopies;
import org.headgate.secondfactors.persistence.SecondFactorDataExport;

/** Reads what is kept of a person's second factors, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecondFactorRecordsService {

  @Inject FactorCopies copies;

  /** What is kept, without secrets. */
  public SecondFactorDataExport copy(UserId person) {
    return copies.of(person.value());
  }
}
