package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.ReauthenticationRequiredException;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.factors.persistence.FactorOwnerRepository;
import org.headgate.factors.service.MadePasskey;
import org.headgate.factors.service.PasskeyAddition;
import org.headgate.factors.service.PasskeyDesk;
import org.headgate.factors.service.RecoveryCode;
import org.headgate.factors.service.TotpConfirmation;
import org.headgate.factors.service.TotpDesk;
import org.headgate.factors.service.TotpRemoval;
import org.headgate.factors.service.TotpSecret;
import org.headgate.identity.UserId;

/**
 * Changes the second factors of an account, each in one short transaction, and has the owner told:
 * whoever stole a session must not change them unseen. What was judged of the owner must still hold
 * when it is written; with a factor that goes all that was judged before goes too.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SecondFactorDesk {

  private static final String REMOVED = "second_factor_removed";

  @Inject TotpDesk totp;
  @Inject PasskeyDesk passkeys;
  @Inject Accounts accounts;
  @Inject FactorOwnerRepository owners;
  @Inject AccountRevocationService revocation;
  @Inject Notices notices;
  @Inject AuditTrail trail;
  @Inject Clock clock;

  /**
   * Keeps a secret until it is confirmed.
   *
   * @return false when an app is in force
   */
  public boolean beginTotp(CallerAccount owner, TotpSecret secret) {
    lock(owner);
    return totp.begin(owner.judged(), secret);
  }

  /** Puts the app in force when the code is one of its own, and the new recovery codes with it. */
  public TotpConfirmation confirmTotp(CallerAccount owner, String code, List<RecoveryCode> codes) {
    UserId account = owner.id();
    lock(owner);
    TotpConfirmation confirmation = totp.confirm(account, code, codes);
    if (confirmation == TotpConfirmation.DONE) {
      notices.order(account, Notice.TOTP_ENABLED);
      trail.record(Deed.of(AccountDeeds.ENABLE_TOTP).on(account));
    }
    return confirmation;
  }

  /**
   * @return whether there was one, in force or waiting
   */
  public boolean removeTotp(CallerAccount owner) {
    UserId account = owner.id();
    lock(owner);
    TotpRemoval removal = totp.remove(account);
    if (removal == TotpRemoval.IN_FORCE) {
      revocation.revokeOthers(account, owner.session(), REMOVED);
      notices.order(account, Notice.TOTP_DISABLED);
      trail.record(Deed.of(AccountDeeds.DISABLE_TOTP).on(account));
    }
    return removal != TotpRemoval.NONE;
  }

  /** Keeps a passkey; recovery codes come with the first second factor. */
  public PasskeyAddition addPasskey(
      CallerAccount owner, MadePasskey made, String name, List<RecoveryCode> codes) {
    lock(owner);
    PasskeyAddition addition = passkeys.add(made, name, codes);
    if (addition instanceof PasskeyAddition.Added added) {
      notices.order(owner.id(), Notice.PASSKEY_ADDED, Map.of(NoticeFact.PASSKEY, name));
      trail.record(
          Deed.of(AccountDeeds.ADD_PASSKEY)
              .on(owner.id())
              .with("passkey", added.passkey().id().toString()));
    }
    return addition;
  }

  /**
   * @return whether the account has such a passkey
   */
  public boolean renamePasskey(UserId account, UUID id, String name) {
    return passkeys.rename(account, id, name);
  }

  /**
   * @return whether the account had such a passkey
   */
  public boolean removePasskey(CallerAccount owner, UUID id) {
    UserId account = owner.id();
    lock(owner);
    Optional<String> removed = passkeys.remove(account, id);
    removed.ifPresent(
        name -> {
          revocation.revokeOthers(account, owner.session(), REMOVED);
          notices.order(account, Notice.PASSKEY_REMOVED, Map.of(NoticeFact.PASSKEY, name));
          trail.record(
              Deed.of(AccountDeeds.REMOVE_PASSKEY).on(account).with("passkey", id.toString()));
        });
    return removed.isPresent();
  }

  /**
   * Takes every second factor of somebody away, on the word of an administrator, and ends every
   * session.
   *
   * @return false when there is no such account
   */
  public boolean removeAll(UserId account) {
    if (!accounts.lock(account.value())) {
      return false;
    }
    boolean hadApp = totp.remove(account) == TotpRemoval.IN_FORCE;
    int hadPasskeys = passkeys.removeAll(account);
    if (hadApp || hadPasskeys > 0) {
      int ended = revocation.revoke(account, REMOVED);
      notices.order(account, Notice.FACTORS_REMOVED);
      trail.record(
          Deed.of(AccountDeeds.REMOVE_FACTORS)
              .on(account)
              .with("totp", String.valueOf(hadApp))
              .with("passkeys", String.valueOf(hadPasskeys))
              .with("sessions", String.valueOf(ended)));
    }
    return true;
  }

  private void lock(CallerAccount owner) {
    if (!owners.lock(owner.judged(), owner.session(), clock.instant())) {
      throw new ReauthenticationRequiredException(ReauthenticationFacade.MAX_AGE);
    }
  }
}
