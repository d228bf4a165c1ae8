package org.headgate.otp.service;

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
import org.headgate.accounts.persistence.AccountContactRepository;
import org.headgate.audit.service.AuditEvent;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.persistence.OneTimeCodeEntity;
import org.headgate.otp.persistence.OneTimeCodeEntity.Redemption;
import org.headgate.otp.persistence.OneTimeCodeRepository;
import org.headgate.otp.service.CodeThrottle.Decision;
import org.headgate.ratelimit.service.AttemptState;

/**
 * Issues and checks codes, always in the caller's transaction, so that a code is committed together
 * with what it is for. A wrong code is a result and no exception, because a rollback would undo the
 * count of attempts.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CodeService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject CodeGenerator codeGenerator;
  @Inject CodeThrottle throttle;
  @Inject CodeMetrics metrics;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * As {@link #requestDispatch}, for callers that do not report a retry time.
   *
   * @return false when the last dispatch is too recent, or there were too many
   */
  public boolean mayDispatch(EmailAddress address, CodePurpose purpose) {
    return requestDispatch(address, purpose).allowed();
  }

  /**
   * Counts a dispatch to an address, known or not, and starts its cooldown.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException when the client's network caused
   *     too many mails
   */
  public Decision requestDispatch(EmailAddress address, CodePurpose purpose) {
    return throttle.send(address, purpose);
  }

  /**
   * @return the id of a new code, which voids the earlier one
   */
  public UUID issue(UserId accountId, EmailAddress address, CodePurpose purpose) {
    return issue(accountId, address, purpose, clock.instant().plus(CodePolicy.LIFETIME));
  }

  /**
   * As {@link #issue(UserId, EmailAddress, CodePurpose)}, with another expiry.
   *
   * @return the id of a new code, which voids the earlier one
   */
  public UUID issue(
      UserId accountId, EmailAddress address, CodePurpose purpose, Instant expiresAt) {
    UUID id = idGenerator.next();
    codes()
        .issue(
            id,
            accountId.value(),
            purpose,
            codeGenerator.hash(address, purpose, codeGenerator.digits(id)),
            clock.instant(),
            expiresAt);
    metrics.count(purpose, CodeMetrics.Event.ISSUED);
    return id;
  }

  /**
   * Checks, before expensive work, whether a guess would be accepted at all; one round trip,
   * outside of any transaction.
   *
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void requireGuess(EmailAddress address, CodePurpose purpose) {
    throttle.requireAttemptsLeft(address, purpose);
  }

  /**
   * @return the account whose code this was, once, as it was when the code was issued; empty for a
   *     wrong, expired, used or unknown one alike; all but a right one that was used are counted
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left, for a right
   *     one too
   */
  public Optional<AccountAtEpoch> redeem(EmailAddress address, CodePurpose purpose, String digits) {
    AttemptState attempts = throttle.lockAttempts(address, purpose);
    byte[] guess = codeGenerator.hash(address, purpose, digits);
    return redeem(codes().findForUpdate(address.value(), purpose), guess, attempts, purpose);
  }

  /**
   * Redeems a code that was mailed to another address than the account's own; guesses are counted
   * as in {@link #redeem(EmailAddress, CodePurpose, String)}, for the address that it was mailed
   * to.
   *
   * @return the account as it was when the code was issued; empty for a wrong, expired or used one
   *     alike
   * @throws org.headgate.common.problem.TooManyAttemptsException when no guess is left, for a right
   *     one too
   */
  public Optional<AccountAtEpoch> redeem(
      UserId accountId, EmailAddress address, CodePurpose purpose, String digits) {
    AttemptState attempts = throttle.lockAttempts(address, purpose);
    byte[] guess = codeGenerator.hash(address, purpose, digits);
    return redeem(codes().findForUpdate(accountId.value(), purpose), guess, attempts, purpose);
  }

  private Optional<AccountAtEpoch> redeem(
      Optional<OneTimeCodeEntity> code, byte[] guess, AttemptState attempts, CodePurpose purpose) {
    Redemption redemption =
        code.map(
                locked ->
                    locked.redeem(
                        guess, attempts.isKnownDevice(), CodePolicy.MAX_ATTEMPTS, clock.instant()))
            .orElse(Redemption.WRONG);
    // Written here, so that the guard meets a fault as a statement's and not as the commit's.
    codes().writeGuess();
    Optional<AccountAtEpoch> account = redemption.account();
    if (account.isEmpty() && !redemption.used()) {
      throttle.recordFailure(attempts);
    }
    metrics.count(
        purpose, account.isPresent() ? CodeMetrics.Event.REDEEMED : CodeMetrics.Event.REFUSED);
    return account;
  }

  /**
   * The event of a guess: performed by the owner who redeemed the code, else refused, and about the
   * account of the address, if there is one.
   *
   * @param redeemer empty for a refused guess
   */
  public AuditEvent byOwner(AuditEvent event, Optional<UserId> redeemer, EmailAddress address) {
    AuditEvent guess = event.byOwner(redeemer, "invalid_code");
    return redeemer.isPresent()
        ? guess
        : new AccountContactRepository(entityManager)
            .idOf(address.value())
            .map(UserId::new)
            .map(guess::withSubject)
            .orElse(guess);
  }

  private OneTimeCodeRepository codes() {
    return new OneTimeCodeRepository(entityManager);
  }
}
