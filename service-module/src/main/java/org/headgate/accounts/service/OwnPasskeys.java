package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.Me;
import org.headgate.factors.NewPasskey;
import org.headgate.factors.NewPasskeyRequest;
import org.headgate.factors.NoSuchPasskey;
import org.headgate.factors.PasskeyOptions;
import org.headgate.factors.PasskeySummary;
import org.headgate.factors.SecondFactorConflict;
import org.headgate.factors.persistence.PasskeyView;
import org.headgate.factors.service.MadePasskey;
import org.headgate.factors.service.PasskeyAddition;
import org.headgate.factors.service.PasskeyDesk;
import org.headgate.factors.service.PasskeyOwner;
import org.headgate.factors.service.PasskeyRegistration;
import org.headgate.factors.service.RecoveryCode;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.UserId;
import org.headgate.paging.Page;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/** How a person adds passkeys to their account, and takes them away again. */
@ApplicationScoped
public class OwnPasskeys {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  private final SecureRandom random = new SecureRandom();

  @Inject PasskeyDesk passkeys;
  @Inject SecondFactorDesk desk;
  @Inject PasskeyRegistration registration;
  @Inject ReauthenticationFacade reauthentication;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /** All of them, the oldest first. */
  public Page<PasskeySummary> list(UserId account) {
    return new Page<>(
        guard.call(READ, () -> passkeys.of(account)).stream().map(OwnPasskeys::summary).toList(),
        Optional.empty());
  }

  /**
   * @param typed empty for who has logged in a moment ago
   * @throws org.headgate.accounts.InvalidCredentials when the password is wrong
   */
  public PasskeyOptions options(CallerAccount caller, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    return registration.options(owner(owner), guard.call(READ, () -> passkeys.of(owner.id())));
  }

  /**
   * @throws InvalidRequest for no answer to options of ours, and for one that is late or used
   * @throws SecondFactorConflict when it is known already, or there are too many
   */
  public NewPasskey add(CallerAccount caller, NewPasskeyRequest request) {
    MadePasskey made =
        registration.judge(owner(caller), request.credential()).orElseThrow(OwnPasskeys::noAnswer);
    List<RecoveryCode> codes = RecoveryCode.draw(random);
    String name = request.name().strip();
    PasskeyAddition addition =
        idempotentWork.call(
            WRITE,
            () -> desk.addPasskey(caller, made, name, codes),
            result ->
                result instanceof PasskeyAddition.Added added
                    ? Optional.of(told(added, codes))
                    : Optional.empty());
    if (addition instanceof PasskeyAddition.Added added) {
      return told(added, codes);
    }
    if (addition instanceof PasskeyAddition.Known) {
      throw SecondFactorConflict.passkeyKnown();
    }
    if (addition instanceof PasskeyAddition.TooMany) {
      throw SecondFactorConflict.tooManyPasskeys();
    }
    throw noAnswer();
  }

  private static NewPasskey told(PasskeyAddition.Added added, List<RecoveryCode> codes) {
    return new NewPasskey(
        summary(added.passkey()),
        Optional.of(codes.stream().map(RecoveryCode::text).toList())
            .filter(shown -> added.isFirst()));
  }

  /**
   * @throws NoSuchPasskey when the account has none of that id
   */
  public PasskeySummary rename(UserId account, UUID id, String name) {
    if (!guard.call(WRITE, () -> desk.renamePasskey(account, id, name.strip()))) {
      throw new NoSuchPasskey();
    }
    return list(account).items().stream()
        .filter(passkey -> passkey.id().equals(id))
        .findFirst()
        .orElseThrow(NoSuchPasskey::new);
  }

  /**
   * @param typed empty for who has logged in a moment ago
   * @throws org.headgate.accounts.InvalidCredentials when the password is wrong
   * @throws NoSuchPasskey when the account has none of that id
   */
  public void remove(CallerAccount caller, UUID id, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    if (!guard.call(WRITE, () -> desk.removePasskey(owner, id))) {
      throw new NoSuchPasskey();
    }
  }

  private static PasskeyOwner owner(CallerAccount caller) {
    Me me = caller.me();
    return new PasskeyOwner(
        caller.judged(), caller.session(), me.email(), me.fullName().orElse(me.email().shown()));
  }

  private static InvalidRequest noAnswer() {
    return new InvalidRequest(
        new FieldError("credential", "is no answer to options of ours, or they have expired"));
  }

  private static PasskeySummary summary(PasskeyView passkey) {
    return new PasskeySummary(
        passkey.id(),
        passkey.name(),
        passkey.backedUp(),
        passkey.createdAt(),
        passkey.lastUsedAt());
  }
}
