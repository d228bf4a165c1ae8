package org.headgate.authentication.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.accounts.persistence.AccountDeletionRepository;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.NewAccount;
import org.headgate.accounts.persistence.provisioning.AccountProvisioningRepository;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.AuditActions;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.persistence.OneTimeCodeRepository;
import org.headgate.otp.service.CodeRequestTask;
import org.headgate.otp.service.CodeService;
import org.headgate.otp.service.CodeThrottle.Decision;
import org.headgate.ratelimit.service.AttemptKind;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.AttemptState;
import org.headgate.ratelimit.service.CallerNetwork;
import org.headgate.ratelimit.service.NetworkLimit;
import org.headgate.ratelimit.service.SlidingWindowQuota;

/**
 * Sign-up before verification. An unverified address belongs to nobody: a new sign-up replaces the
 * earlier one and its password, so that nobody can prepare an account for somebody else's address.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SignUpService {

  private static final CodePurpose PURPOSE = CodePurpose.VERIFY_EMAIL;

  private static final Duration MEMORY = Duration.ofDays(1);

  /** How long a sign-up may stay unverified. */
  private static final Duration LIFETIME = Duration.ofDays(30);

  /**
   * Limits of sign-ups with one address, known or not; each costs a hash even if no code is sent.
   */
  private static final List<SlidingWindowQuota> SIGN_UPS =
      List.of(new SlidingWindowQuota(10, Duration.ofHours(1)), new SlidingWindowQuota(30, MEMORY));

  private static final AttemptKind KIND =
      new AttemptKind("sign_up", Optional.empty(), NetworkLimit.SEND);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AttemptService attemptService;
  @Inject Clock clock;
  @Inject CallerNetwork network;
  @Inject CodeService codes;
  @Inject CodeRequestTask codeRequestTask;
  @Inject AuditTrailService auditTrail;

  /**
   * Writes a pending account and requests a code; for a verified address it only records the
   * request. Within the cooldown no code is requested, so that the last one stays valid. The
   * attempts of the address are locked first, because that bounds how long the rest may wait for a
   * lock.
   *
   * @return when another code may be sent
   */
  public Decision signUp(NewAccount pending) {
    Decision decision = resend(new EmailAddress(pending.email()), PURPOSE);
    Optional<UUID> saved = accounts().saveUnverified(pending, network.hash());
    if (saved.isEmpty()) {
      new AccountProvisioningRepository(entityManager).noteSignUp(pending.email(), network.hash());
    }
    auditTrail.record(auditEvent(saved));
    return decision;
  }

  /**
   * Checks, before a password is hashed, whether a sign-up would be accepted; one round trip,
   * outside of any transaction. Too many sign-ups are a result, because an exception would be
   * logged as a rollback.
   *
   * @return the time until a sign-up is accepted again; empty when the address was not signed up
   *     with too often, nor has the client's network caused too many mails
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Duration> signUpFreeIn(EmailAddress address) {
    return freeIn(attemptService.read(address, KIND));
  }

  /**
   * Counts a sign-up; concurrent ones are serialized.
   *
   * @return the time until a sign-up is accepted again; empty when this one was counted
   */
  public Optional<Duration> countSignUp(EmailAddress address) {
    AttemptState attempts = attemptService.open(address, KIND);
    Optional<Duration> wait = freeIn(attempts);
    if (wait.isEmpty()) {
      attemptService.addUncharged(attempts, MEMORY);
    }
    return wait;
  }

  private Optional<Duration> freeIn(AttemptState attempts) {
    Instant now = clock.instant();
    return Stream.concat(
            SIGN_UPS.stream().flatMap(quota -> quota.allowedAt(attempts.entries(), now).stream()),
            attempts.networkFreeAt(now).stream())
        .max(Comparator.naturalOrder())
        .map(freeAt -> Duration.between(now, freeAt));
  }

  private static AuditEvent auditEvent(Optional<UUID> accountId) {
    AuditEvent signUp = AuditEvent.of(AuditActions.SIGN_UP);
    return accountId
        .map(id -> signUp.withSubject(new UserId(id)))
        .orElseGet(() -> signUp.refused("address_taken"));
  }

  /**
   * Records that another code is requested, whether the address is known or not.
   *
   * @return a refusal, with nothing written, inside the cooldown or when too many were sent
   */
  public Decision resend(EmailAddress address, CodePurpose purpose) {
    Decision decision = codes.requestDispatch(address, purpose);
    if (decision.allowed()) {
      codeRequestTask.enqueue(address, purpose);
    }
    return decision;
  }

  /**
   * Removes sign-ups that were not verified in time. Accounts that administrators created or
   * deactivated stay.
   *
   * @return how many were removed
   */
  public int removeUnverified(int limit) {
    AccountDeletionRepository deletion = new AccountDeletionRepository(entityManager);
    Instant signedUpBefore = clock.instant().minus(LIFETIME);
    List<UUID> unverified = deletion.unverified(signedUpBefore, limit);
    new OneTimeCodeRepository(entityManager).lockAll(unverified);
    List<UUID> removed = deletion.removeUnverified(unverified, signedUpBefore);
    for (UUID accountId : removed) {
      auditTrail.record(
          AuditEvent.of(AuditActions.DELETE)
              .withActor(AuditActor.SYSTEM)
              .withSubject(new UserId(accountId)));
    }
    return removed.size();
  }

  private AccountRepository accounts() {
    return new AccountRepository(entityManager);
  }
}
