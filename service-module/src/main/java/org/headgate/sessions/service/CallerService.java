package org.headgate.sessions.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.sessions.persistence.PersonalTokenRepository;

/** Reads the accounts of callers, each by one statement, outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CallerService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject Clock clock;

  /** The account of a token's session; inactive ones included. */
  public Optional<AccountView> account(AccessTokenClaims token) {
    return accounts().bySession(token.session().value(), token.kid(), clock.instant());
  }

  /**
   * The account of the caller of an earlier request, as it is now; inactive ones included.
   *
   * @return empty when the session or the personal access token has ended since
   */
  public Optional<AccountView> accountNow(CallerAccount caller) {
    Instant now = clock.instant();
    return caller
        .openSession()
        .flatMap(session -> accounts().byOpenSession(session.value(), now))
        .or(() -> caller.personalToken().flatMap(token -> tokens().owner(token, now)));
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }

  private PersonalTokenRepository tokens() {
    return new PersonalTokenRepository(entityManager);
  }
}
