package org.headgate.personaltokens.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ReauthenticationRequiredException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.AccountSettings;
import org.headgate.notifications.service.AccountNotifier;
import org.headgate.notifications.service.NotificationType;
import org.headgate.notifications.service.NotificationType.Detail;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.personaltokens.api.PersonalTokenConflictException;
import org.headgate.personaltokens.api.PersonalTokenSummary;
import org.headgate.secondfactors.persistence.FactorOwnerRepository;
import org.headgate.sessions.api.SecondFactorRequiredException;
import org.headgate.sessions.persistence.PersonalTokenEntity;
import org.headgate.sessions.persistence.PersonalTokenRepository;
import org.headgate.sessions.persistence.SessionEntity;
import org.headgate.sessions.persistence.SessionRepository;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.PersonalTokenAuditActions;

/** Stores, lists and withdraws personal access tokens; the owner gets a mail about a new one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PersonalTokenService {

  static final int MAX = 50;

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AccountNotifier accountNotifier;
  @Inject AuditTrailService auditTrail;
  @Inject AccountSettings settings;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /** All valid tokens, oldest first; one statement. */
  public List<PersonalTokenSummary> of(UserId accountId) {
    return tokens().of(accountId, clock.instant()).stream()
        .map(PersonalTokenMapper::summary)
        .toList();
  }

  /**
   * Stores a token, if its owner has not changed since authentication.
   *
   * @throws ReauthenticationRequiredException when it is not
   * @throws SecondFactorRequiredException when it reaches more than the session may
   * @throws PersonalTokenConflictException when there are 50 already
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public PersonalTokenSummary create(CallerAccount owner, NewPersonalToken newToken) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!owners().lock(owner.accountAtEpoch(), owner.session(), now)) {
      throw new ReauthenticationRequiredException(ReauthenticationFacade.MAX_AGE);
    }
    List<String> amr =
        sessions()
            .find(owner.session().value())
            .map(SessionEntity::amr)
            .orElseThrow(UnauthenticatedException::new);
    if (newToken.isPrivileged() && !settings.adminSecondFactor().isMetBy(amr)) {
      throw new SecondFactorRequiredException();
    }
    if (tokens().of(owner.id(), now).size() >= MAX) {
      throw new PersonalTokenConflictException(MAX);
    }
    List<String> scopes = newToken.scopes().stream().map(TokenScope::wireName).sorted().toList();
    PersonalTokenEntity token =
        new PersonalTokenEntity(
            newToken.token().id(),
            owner.accountAtEpoch(),
            newToken.name(),
            newToken.token().hash(keys),
            scopes,
            amr,
            now,
            newToken.expiresAt());
    tokens().add(token);
    accountNotifier.enqueue(
        owner.id(),
        NotificationType.PERSONAL_TOKEN_CREATED,
        Map.of(Detail.PERSONAL_TOKEN, newToken.name()));
    auditTrail.record(
        PersonalTokenAuditActions.event(PersonalTokenAuditActions.CREATE, owner.id(), token.id())
            .with("scopes", String.join(" ", scopes))
            .with("expires_at", newToken.expiresAt().toString()));
    return PersonalTokenMapper.summary(token);
  }

  /**
   * @throws ResourceNotFoundException when the account has no such token
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void withdraw(UserId accountId, UUID tokenId) {
    if (!tokens().remove(accountId, tokenId)) {
      throw ResourceNotFoundException.personalToken();
    }
    auditTrail.record(
        PersonalTokenAuditActions.event(PersonalTokenAuditActions.WITHDRAW, accountId, tokenId));
  }

  private PersonalTokenRepository tokens() {
    return new PersonalTokenRepository(entityManager);
  }

  private SessionRepository sessions() {
    return new SessionRepository(entityManager);
  }

  private FactorOwnerRepository owners() {
    return new FactorOwnerRepository(entityManager);
  }
}
