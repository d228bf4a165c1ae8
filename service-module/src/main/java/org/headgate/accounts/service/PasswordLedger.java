package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.accounts.persistence.PasswordAttempts;
import org.headgate.accounts.persistence.SeenAttempts;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.limits.persistence.LedgerKey;
import org.headgate.limits.service.AttemptKind;
import org.headgate.limits.service.Attempts;
import org.headgate.limits.service.NetworkCharge;

/** Reads and writes the failures of log-ins by password, each call one statement as a rule. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasswordLedger {

  /** Apart from the guesses at codes. */
  static final AttemptKind KIND =
      new AttemptKind("password", Optional.empty(), NetworkCharge.FAILURE);

  @Inject PasswordAttempts passwords;
  @Inject Attempts attempts;
  @Inject AuditTrail trail;

  /** One round trip, outside of any transaction. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PasswordTurn look(EmailAddress address, PasswordUse use) {
    LedgerKey key = attempts.key(address, KIND);
    SeenAttempts seen = passwords.look(key, attempts.networkSince());
    return new PasswordTurn(
        use, seen.account(), attempts.opened(key, seen.page(), NetworkCharge.FAILURE));
  }

  /**
   * Counts the failure in advance, so that of many who come when a pause is over one is judged.
   *
   * @return false, and nothing counted, when another one was faster
   */
  public boolean claim(PasswordTurn turn, Duration counts) {
    return attempts.addIfUnchanged(turn.page(), counts);
  }

  /** Counts a failure. */
  public void fail(PasswordTurn turn, Duration counts) {
    attempts.add(turn.page(), counts);
    record(turn);
  }

  /** Charges the network with a failure that was counted in advance. */
  public void charge(PasswordTurn turn) {
    attempts.charge(turn.page());
    record(turn);
  }

  /** Forgets the failures that were counted together with this turn, and no others. */
  public void forgive(PasswordTurn turn) {
    attempts.clear(turn.page());
  }

  private void record(PasswordTurn turn) {
    boolean inactive = turn.account().filter(account -> !account.active()).isPresent();
    Deed deed = Deed.of(turn.use().deed()).refused(inactive ? "inactive" : "invalid_credentials");
    trail.record(turn.account().map(account -> deed.on(new UserId(account.id()))).orElse(deed));
  }
}
