package org.headgate.bench.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Where accounts are kept. */
@ApplicationScoped
public class AccountService {

  @PersistenceContext(unitName = "peer")
  private EntityManager entityManager;

  /** Of an active account. */
  @Transactional
  public Optional<Account> find(String id) {
    return Optional.ofNullable(entityManager.find(Account.class, id)).filter(Account::isActive);
  }
}
