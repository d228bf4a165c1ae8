package org.headgate.oauth.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.StandardClaims;
import org.headgate.common.identity.UserId;

/** Reads the claims for userinfo. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UserInfoService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /** One statement; empty when the account was deleted. */
  public Optional<StandardClaims> claims(UserId accountId) {
    return new AccountRepository(entityManager).standardClaims(accountId.value());
  }
}
