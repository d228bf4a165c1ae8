package org.headgate.bench.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Reads accounts. */
@ApplicationScoped
public class AccountService {

  @PersistenceContext(unitName = "peer")
  private EntityManager entityManager;

  /** Finds an active account. */
  @Transactional
  public Optional<Account> find(String id) {
    return Optional.ofNullable(entityManager.find(Account.class, id)).filter(Account::isActive);
  }
}
