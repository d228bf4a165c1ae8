package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.accounts.AddressTaken;
import org.headgate.accounts.InvalidCredentials;
import org.headgate.accounts.Me;
import org.headgate.accounts.VerificationSent;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.otp.InvalidCode;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.FaultClassifier;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/** How an owner gives an account another address. */
@ApplicationScoped
public class EmailChange {

  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final String NEW_EMAIL = "new_email";

  private final FaultClassifier faults = new FaultClassifier();

  @Inject OwnPassword ownPassword;
  @Inject PasswordHashing hashing;
  @Inject EmailChangeDesk desk;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /**
   * The answer is the same whether the new address has an account or not.
   *
   * @throws InvalidRequest when the new address is none, or the present one
   * @throws InvalidCredentials when the password is wrong
   */
  public VerificationSent request(Me me, String newEmail, Password password) {
    EmailAddress address = EmailAddress.of(NEW_EMAIL, newEmail);
    if (address.equals(me.email())) {
      throw new InvalidRequest(
          new FieldError(NEW_EMAIL, "must be another address than the present one"));
    }
    JudgedAccount judged = ownPassword.judge(me.id(), password);
    hashing.end();
    return idempotentWork
        .call(
            WRITE,
            () -> desk.request(judged, address).map(dispatch -> SignUp.sent(dispatch.nextAfter())),
            sent -> sent)
        .orElseThrow(InvalidCredentials::new);
  }

  /**
   * @return the account as it is now
   * @throws InvalidCode for a wrong, expired or used code, and where no change was asked for
   * @throws AddressTaken when the code is right and another account has the address by now
   */
  public Me confirm(UserId account, String code) {
    EmailChangeResult result = confirmed(account, code);
    if (result instanceof EmailChangeResult.Changed changed) {
      return AccountMapper.me(changed.account());
    }
    if (result instanceof EmailChangeResult.Taken) {
      throw new AddressTaken();
    }
    throw new InvalidCode();
  }

  /**
   * Of two that take one address at the same moment the schema lets one: the other is judged again,
   * and then sees that it is taken.
   */
  private EmailChangeResult confirmed(UserId account, String code) {
    try {
      return guard.call(WRITE, () -> desk.confirm(account, code));
    } catch (RuntimeException failure) {
      if (!isConflict(failure)) {
        throw failure;
      }
      return guard.call(WRITE, () -> desk.confirm(account, code));
    }
  }

  private boolean isConflict(RuntimeException failure) {
    return faults
        .classify(failure)
        .map(DatabaseFault::kind)
        .filter(kind -> kind == FaultKind.CONSTRAINT)
        .isPresent();
  }
}
