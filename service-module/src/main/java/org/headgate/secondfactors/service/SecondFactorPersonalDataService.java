package org.headgate.secondfactors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.headgate.common.identity.UserId;
import org.headgate.secondfactors.persistence.SecondFactorDataExport;
import org.headgate.secondfactors.persistence.TotpRepository;

/** Reads a person's second factors for the export, without a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecondFactorPersonalDataService {
  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** The stored data, without secrets. */
  public SecondFactorDataExport copy(UserId accountId) {
    return totps().export(accountId.value());
  }

  private TotpRepository totps() {
    return new TotpRepository(entityManager);
  }
}
