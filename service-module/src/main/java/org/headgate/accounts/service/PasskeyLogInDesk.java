package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.factors.service.PasskeyDesk;
import org.headgate.factors.service.ProvenPasskey;
import org.headgate.identity.UserId;
import org.headgate.limits.service.Attempts;
import org.headgate.limits.service.NetworkCharge;

/** Log-ins with a passkey alone, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PasskeyLogInDesk {

  @Inject PasskeyDesk passkeys;
  @Inject SessionDesk sessions;
  @Inject Attempts attempts;
  @Inject AuditTrail trail;

  /** When the caller's network may fail again; empty when it may now. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> networkFreeAt() {
    return attempts.networkFreeAt(NetworkCharge.FAILURE);
  }

  /**
   * Begins a session for a passkey that was right.
   *
   * @param proven empty when it was not
   * @param owner whose passkey was named; empty for an unknown one
   * @param isStranger whether a failure is charged to the caller's network
   * @return empty, and the failure is counted, when it was not right, answered before, or the
   *     account is not any more what was judged
   */
  public Optional<OpenedSession> logIn(
      Optional<ProvenPasskey> proven, Optional<UserId> owner, boolean isStranger, Device device) {
    Optional<OpenedSession> session =
        proven
            .filter(passkeys::redeem)
            .flatMap(
                passkey ->
                    sessions.open(
                        passkey.account(), List.of(passkey.amr(), "user", "mfa"), device));
    if (session.isEmpty()) {
      if (isStranger) {
        attempts.charge(NetworkCharge.FAILURE);
      }
      Deed refused = Deed.of(AccountDeeds.LOG_IN).refused("invalid_passkey");
      trail.record(owner.map(refused::on).orElse(refused));
    }
    return session;
  }
}
