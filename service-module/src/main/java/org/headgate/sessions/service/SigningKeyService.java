package org.headgate.sessions.service;

import com.nimbusds.jose.jwk.RSAKey;
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
import java.util.Optional;
import org.headgate.audit.api.AuditSubject;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.SigningKeyAuditActions;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.sessions.api.SigningKeyState;
import org.headgate.sessions.persistence.SigningKeyRepository;

/**
 * Reads and changes the signing keys of the platform database. One key always signs and one is
 * announced; changes are rare and serialized. New keys are passed in, because generating one takes
 * longer than a transaction should.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SigningKeyService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject SigningKeyCodec codec;
  @Inject AuditTrailService auditTrail;
  @Inject Clock clock;

  /**
   * All keys, newest first; one round trip, outside of any transaction.
   *
   * @throws KeyRing.UnreadableSecretException when one was encrypted under another {@code
   *     SECRET_KEY}
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<SigningKey> all() {
    return read();
  }

  /** Ensures that one key signs and another is announced; of several nodes at once one does it. */
  public void complete(RSAKey first, RSAKey second) {
    store().lockAll();
    List<SigningKey> keys = read();
    Instant now = now();
    boolean isAnnounced = keys.stream().anyMatch(key -> key.is(SigningKeyState.ANNOUNCED, now));
    if (keys.stream().noneMatch(key -> key.is(SigningKeyState.ACTIVE, now))) {
      String signing = isAnnounced ? announced(keys, now).kid() : announce(first, now);
      store().scheduleSuccessor(signing, now);
      announce(second, now);
    } else if (!isAnnounced) {
      announce(first, now);
    }
  }

  /**
   * Schedules the announced key to sign: now, or as soon as it has been published long enough. A
   * key that is scheduled already is not changed.
   *
   * @return the keys afterwards
   */
  public List<SigningKey> rotate(RSAKey fresh) {
    store().lockAll();
    List<SigningKey> keys = read();
    Instant now = now();
    if (find(keys, SigningKeyState.SCHEDULED, now).isPresent()) {
      return keys;
    }
    SigningKey next = announced(keys, now);
    Instant from = next.life().maySignFrom(now, SigningKeySettings.NOTICE);
    succeed(next, from, fresh, now);
    store().destroyRetired(now);
    auditTrail.record(
        AuditEvent.of(SigningKeyAuditActions.ROTATE)
            .withSubject(subject(next.kid()))
            .with("signs_from", from.toString()));
    store().forgetRead();
    return read();
  }

  /**
   * Revokes a key in any state; the next one replaces it at once.
   *
   * @throws ResourceNotFoundException when there is none of that id
   */
  public void revoke(String kid, RSAKey fresh) {
    store().lockAll();
    List<SigningKey> keys = read();
    Instant now = now();
    SigningKey leaked =
        keys.stream()
            .filter(key -> key.kid().equals(kid))
            .findFirst()
            .orElseThrow(ResourceNotFoundException::signingKey);
    SigningKeyState state = leaked.life().state(now);
    if (state == SigningKeyState.REVOKED) {
      return;
    }
    store().revoke(kid, now);
    switch (state) {
      case ANNOUNCED -> announce(fresh, now);
      case SCHEDULED -> find(keys, SigningKeyState.ACTIVE, now).ifPresent(this::cancelRotation);
      case ACTIVE -> replace(keys, fresh, now);
      default -> {
        // It signs no more.
      }
    }
    auditTrail.record(
        AuditEvent.of(SigningKeyAuditActions.REVOKE)
            .withSubject(subject(kid))
            .with("state", state.wireName()));
  }

  /** Destroys the private halves that are no longer needed. */
  public void destroyRetired() {
    store().destroyRetired(now());
  }

  private void replace(List<SigningKey> keys, RSAKey fresh, Instant now) {
    Optional<SigningKey> scheduled = find(keys, SigningKeyState.SCHEDULED, now);
    if (scheduled.isPresent()) {
      store().scheduleSuccessor(scheduled.get().kid(), now);
    } else {
      succeed(announced(keys, now), now, fresh, now);
    }
  }

  private void succeed(SigningKey next, Instant from, RSAKey fresh, Instant now) {
    store().scheduleSuccessor(next.kid(), from);
    announce(fresh, now);
  }

  private void cancelRotation(SigningKey active) {
    store().cancelRetirement(active.kid());
  }

  private String announce(RSAKey key, Instant now) {
    store().announce(key.getKeyID(), key.toPublicJWK().toJSONString(), codec.sealed(key), now);
    return key.getKeyID();
  }

  private List<SigningKey> read() {
    return store().all().stream().map(codec::opened).toList();
  }

  private static SigningKey announced(List<SigningKey> keys, Instant now) {
    return find(keys, SigningKeyState.ANNOUNCED, now)
        .orElseThrow(() -> new IllegalStateException("no signing key is announced"));
  }

  private static Optional<SigningKey> find(
      List<SigningKey> keys, SigningKeyState state, Instant now) {
    return keys.stream().filter(key -> key.is(state, now)).findFirst();
  }

  private static AuditSubject subject(String kid) {
    return new AuditSubject("signing_key", kid);
  }

  /** With the precision of the database. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private SigningKeyRepository store() {
    return new SigningKeyRepository(entityManager);
  }
}
