package org.headgate.passwords.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
  @Inject AuditTrailService trail;
  @Inject EventOutbox outbox;
  @Inject Clock clock;

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordAttempt read(EmailAddress address, PasswordPurpose use) {
    AttemptKey key = attemptService.key(address, KIND);
    PasswordLoginState seen = passwords.readState(key, attemptService.networkSince());
    return new PasswordAttempt(
        use, seen.account(), attemptService.opened(key, seen.page(), NetworkLimit.FAILURE));
  }

  /**
   * Counts the failure in advance, so that of several attempts right after a pause only one is
   * checked.
   *
   * @return false, and nothing counted, when another one was faster
   */
  public boolean reserveAttempt(PasswordAttempt turn, Duration counts) {
    return attemptService.addIfUnchanged(turn.page(), counts);
  }

  /** Counts a failure. */
  public void fail(PasswordAttempt turn, Duration counts) {
    attemptService.add(turn.page(), counts);
    record(turn);
    if (PasswordDelayPolicy.begins(turn.page().entries(), clock.instant())) {
      turn.account()
          .filter(AccountCredentials::active)
          .map(account -> new UserId(account.id()))
          .ifPresent(
              account ->
                  outbox.write(
                      EventType.ACCOUNT_LOCKED, account, Map.of("reason", "too_many_passwords")));
    }
  }

  /** Counts a failure for the network that was counted in advance for the address. */
  public void charge(PasswordAttempt turn) {
    attemptService.charge(turn.page());
    record(turn);
  }

  /** Removes the failures that were counted with this attempt, and no others. */
  public void clearFailures(PasswordAttempt turn) {
    attemptService.clear(turn.page());
  }

  private void record(PasswordAttempt turn) {
    boolean inactive = turn.account().filter(account -> !account.active()).isPresent();
    AuditEvent auditEvent =
        AuditEvent.of(turn.use().auditAction())
            .refused(inactive ? "inactive" : "invalid_credentials");
    trail.record(
        turn.account()
            .map(account -> auditEvent.withSubject(new UserId(account.id())))
            .orElse(auditEvent));
  }
}
