package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
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
 * whoever stole a session must not change them unseen.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SecondFactorDesk {

  @Inject TotpDesk totp;
  @Inject PasskeyDesk passkeys;
  @Inject Notices notices;
  @Inject AuditTrail trail;

  /**
   * Keeps a secret until it is confirmed.
   *
   * @return false when an app is in force
   */
  public boolean beginTotp(UserId account, TotpSecret secret) {
    return totp.begin(account, secret);
  }

  /** Puts the app in force when the code is one of its own, and the new recovery codes with it. */
  public TotpConfirmation confirmTotp(UserId account, String code, List<RecoveryCode> codes) {
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
  public boolean removeTotp(UserId account) {
    TotpRemoval removal = totp.remove(account);
    if (removal == TotpRemoval.IN_FORCE) {
      notices.order(account, Notice.TOTP_DISABLED);
      trail.record(Deed.of(AccountDeeds.DISABLE_TOTP).on(account));
    }
    return removal != TotpRemoval.NONE;
  }

  /** Keeps a passkey; recovery codes come with the first second factor. */
  public PasskeyAddition addPasskey(MadePasskey made, String name, List<RecoveryCode> codes) {
    PasskeyAddition addition = passkeys.add(made, name, codes);
    if (addition instanceof PasskeyAddition.Added added) {
      notices.order(made.account(), Notice.PASSKEY_ADDED, Map.of(NoticeFact.PASSKEY, name));
      trail.record(
          Deed.of(AccountDeeds.ADD_PASSKEY)
              .on(made.account())
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
  public boolean removePasskey(UserId account, UUID id) {
    Optional<String> removed = passkeys.remove(account, id);
    removed.ifPresent(
        name -> {
          notices.order(account, Notice.PASSKEY_REMOVED, Map.of(NoticeFact.PASSKEY, name));
          trail.record(
              Deed.of(AccountDeeds.REMOVE_PASSKEY).on(account).with("passkey", id.toString()));
        });
    return removed.isPresent();
  }
}
