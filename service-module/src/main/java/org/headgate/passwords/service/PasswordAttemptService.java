package org.headgate.passwords.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.accounts.persistence.PasswordLoginQueries;
import org.headgate.accounts.persistence.PasswordLoginQueries.PasswordLoginState;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.events.api.EventType;
import org.headgate.events.service.EventOutbox;
import org.headgate.passwords.service.PasswordAttempt.PasswordPurpose;
import org.headgate.ratelimit.persistence.AttemptKey;
import org.headgate.ratelimit.service.AttemptKind;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.NetworkLimit;

/** Reads and writes the failures of log-ins by password, usually by one statement for each call. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasswordAttemptService {

  /** Counted separately from guesses at codes. */
  public static final AttemptKind KIND =
      new AttemptKind("password", Optional.empty(), NetworkLimit.FAILURE);

  @Inject PasswordLoginQueries passwords;
  @Inject AttemptService attemptService;
  @Inject AuditTrailService auditTrail;
  @Inject EventOutbox outbox;
  @Inject Clock clock;

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordAttempt read(EmailAddress address, PasswordPurpose use) {
    AttemptKey key = attemptService.key(address, KIND);
    PasswordLoginState seen = passwords.readState(key, attemptService.networkSince());
    return new PasswordAttempt(
        use, seen.account(), attemptService.opened(key, seen.history(), NetworkLimit.FAILURE));
  }

  /**
   * Counts the failure in advance, so that of several attempts right after a pause only one is
   * checked.
   *
   * @return false, and nothing counted, when another one was faster
   */
  public boolean reserveAttempt(PasswordAttempt attempt, Duration counts) {
    return attemptService.addIfUnchanged(attempt.previous(), counts);
  }

  /** Counts a failure, and reports the one that causes the first pause, once. */
  public void fail(PasswordAttempt attempt, Duration counts) {
    List<Instant> failures = attemptService.add(attempt.previous(), counts);
    record(attempt);
    if (PasswordDelayPolicy.begins(failures, clock.instant())) {
      attempt
          .account()
          .filter(AccountCredentials::active)
          .map(account -> new UserId(account.id()))
          .ifPresent(
              account ->
                  outbox.write(
                      EventType.ACCOUNT_LOCKED, account, Map.of("reason", "too_many_passwords")));
    }
  }

  /** Counts a failure for the network that was counted in advance for the address. */
  public void charge(PasswordAttempt attempt) {
    attemptService.charge(attempt.previous());
    record(attempt);
  }

  /** Removes the failures that were counted with this attempt, and no others. */
  public void clearFailures(PasswordAttempt attempt) {
    attemptService.clear(attempt.previous());
  }

  private void record(PasswordAttempt attempt) {
    boolean inactive = attempt.account().filter(account -> !account.active()).isPresent();
    AuditEvent auditEvent =
        AuditEvent.of(attempt.use().auditAction())
            .refused(inactive ? "inactive" : "invalid_credentials");
    auditTrail.record(
        attempt
            .account()
            .map(account -> auditEvent.withSubject(new UserId(account.id())))
            .orElse(auditEvent));
  }
}
