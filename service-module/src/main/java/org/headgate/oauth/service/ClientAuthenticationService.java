package org.headgate.oauth.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.service.KeyRing;
import org.headgate.oauth.persistence.ServiceAccountRepository;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.NetworkLimit;

/** Checks the secrets of service accounts, and counts the failures of each network. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClientAuthenticationService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AttemptService attempts;
  @Inject AuditTrailService auditTrail;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /** One statement; empty for an inactive account and a withdrawn secret too. */
  public Optional<AuthenticatedClient> find(UUID clientId, ClientSecret secret) {
    return accounts()
        .byActiveSecret(clientId, secret.id(), secret.hash(keys))
        .map(
            account ->
                new AuthenticatedClient(account.id(), secret.id(), new Scopes(account.scopes())));
  }

  /** When the present network may try again; empty when it may now. */
  public Optional<Instant> failureAllowedAt() {
    return attempts.networkAllowedAt(NetworkLimit.FAILURE);
  }

  /** Counts a failure of the present network. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void fail(Optional<UUID> clientId) {
    attempts.charge(NetworkLimit.FAILURE);
    AuditEvent refused = AuditEvent.of(OAuthAuditActions.AUTHENTICATE).refused("invalid_client");
    auditTrail.record(
        clientId.map(OAuthAuditActions::serviceAccount).map(refused::withSubject).orElse(refused));
  }

  /**
   * Records that a token is issued.
   *
   * @return false, and nothing recorded, when the secret is no longer that of an active account
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean recordToken(AuthenticatedClient client, Scopes granted) {
    if (!accounts().markUsed(client.secret(), clock.instant())) {
      return false;
    }
    auditTrail.record(
        AuditEvent.of(OAuthAuditActions.ISSUE_TOKEN)
            .withActor(new AuditActor(client.id().toString()))
            .withSubject(OAuthAuditActions.serviceAccount(client.id()))
            .with("secret", client.secret().toString())
            .with("scope", granted.text()));
    return true;
  }

  private ServiceAccountRepository accounts() {
    return new ServiceAccountRepository(entityManager);
  }
}
