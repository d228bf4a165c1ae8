package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.PendingAccount;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.limits.service.CallersNetwork;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;
import org.headgate.otp.service.Dispatch;

/**
 * The time between sign-up and verification. An address that nobody verified belongs to nobody: a
 * new sign-up takes the place of the earlier one, with its password, so that nobody can prepare an
 * account for somebody else's address.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PendingAccounts {

  private static final CodePurpose PURPOSE = CodePurpose.VERIFY_EMAIL;

  @Inject Accounts accounts;
  @Inject CallersNetwork network;
  @Inject CodeDesk codes;
  @Inject CodeRequests codeRequests;
  @Inject AuditTrail trail;

  /**
   * Writes a pending account, and that a code is asked for; for a verified address it writes the
   * latter only. Inside the cooldown no code is asked for, so that the one that is out stays good.
   * The address's page comes first: it bounds how long the rest may wait for a lock.
   */
  public void signUp(PendingAccount pending) {
    resend(new EmailAddress(pending.email()), PURPOSE);
    trail.record(deed(accounts.putPending(pending, network.hash())));
  }

  private static Deed deed(Optional<UUID> account) {
    Deed signUp = Deed.of(AccountDeeds.SIGN_UP);
    return account
        .map(id -> signUp.on(new UserId(id)))
        .orElseGet(() -> signUp.refused("address_taken"));
  }

  /**
   * Writes down that another code is asked for, whether anybody is known by the address or not.
   *
   * @return not allowed, and nothing written, inside the cooldown or when too many were sent
   */
  public Dispatch resend(EmailAddress address, CodePurpose purpose) {
    Dispatch dispatch = codes.dispatch(address, purpose);
    if (dispatch.allowed()) {
      codeRequests.order(address, purpose);
    }
    return dispatch;
  }
}
