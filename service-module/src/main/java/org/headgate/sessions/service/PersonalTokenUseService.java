package org.headgate.sessions.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.sessions.persistence.PersonalTokenRepository;
import org.headgate.sessions.persistence.PersonalTokenView;

/** Checks presented personal access tokens. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PersonalTokenUseService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /** The token's account, inactive ones included; one statement, outside of any transaction. */
  public Optional<PersonalTokenView> findValid(PersonalToken token) {
    return tokens().findValid(token.id(), token.hash(keys), clock.instant());
  }

  /** Records a use, unless one was recorded within this time. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void markUsed(UUID tokenId, Duration noted) {
    Instant now = clock.instant();
    tokens().markUsed(tokenId, now, now.minus(noted));
  }

  /** Withdraws a token at its holder's request; an invalid one is ignored. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void withdraw(PersonalToken token) {
    findValid(token)
        .map(found -> new UserId(found.account().id()))
        .filter(accountId -> tokens().remove(accountId, token.id()))
        .ifPresent(
            accountId ->
                auditTrail.record(
                    PersonalTokenAuditActions.event(
                            PersonalTokenAuditActions.WITHDRAW, accountId, token.id())
                        .withActor(accountId)));
  }

  private PersonalTokenRepository tokens() {
    return new PersonalTokenRepository(entityManager);
  }
}
