package org.headgate.secondfactors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.passwords.service.Password;
import org.headgate.passwords.service.ReauthenticationFacade;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.secondfactors.api.PasskeySummary;
import org.headgate.secondfactors.api.RegisterPasskeyRequest;
import org.headgate.secondfactors.api.RegisteredPasskeyResponse;
import org.headgate.secondfactors.api.SecondFactorConflictException;
import org.headgate.secondfactors.persistence.PasskeyView;
import org.headgate.secondfactors.service.PasskeyRegistrationVerifier.PasskeyOwner;
import org.headgate.secondfactors.service.PasskeyService.RegistrationResult;
import org.headgate.sessions.service.CallerAccount;

/** Registers, renames and removes passkeys of the caller's account. */
@ApplicationScoped
public class PasskeyFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  private final SecureRandom random = new SecureRandom();

  @Inject PasskeyService passkeys;
  @Inject SecondFactorService service;
  @Inject PasskeyRegistrationVerifier registration;
  @Inject ReauthenticationFacade reauthentication;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /** Oldest first. */
  public Page<PasskeySummary> page(UserId accountId, PageQuery query) {
    return Page.of(summaries(accountId), query, PasskeySummary::id);
  }

  private List<PasskeySummary> summaries(UserId accountId) {
    return guard.call(READ, () -> passkeys.of(accountId)).stream()
        .map(PasskeyFacade::summary)
        .toList();
  }

  /**
   * @param typed empty after a recent log-in
   * @throws org.headgate.common.problem.InvalidCredentialsException when the password is wrong
   */
  public PasskeyOptions options(CallerAccount caller, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    return registration.options(owner(owner), guard.call(READ, () -> passkeys.of(owner.id())));
  }

  /**
   * @throws InvalidRequestException for an answer to no options of ours, and for one that is late
   *     or used
   * @throws SecondFactorConflictException when it is known already, or there are too many
   */
  public RegisteredPasskeyResponse add(CallerAccount caller, RegisterPasskeyRequest request) {
    RegisteredPasskey passkey =
        registration
            .verify(owner(caller), request.credential())
            .orElseThrow(PasskeyFacade::noAnswer);
    List<RecoveryCode> codes = RecoveryCode.generateSet(random);
    String name = SingleLineText.trimmedName(request.name());
    RegistrationResult addition =
        idempotentWork.call(
            WRITE,
            () -> service.addPasskey(caller, passkey, name, codes),
            result ->
                result instanceof RegistrationResult.Added added
                    ? Optional.of(toResponse(added, codes))
                    : Optional.empty());
    if (addition instanceof RegistrationResult.Added added) {
      return toResponse(added, codes);
    }
    if (addition instanceof RegistrationResult.Known) {
      throw SecondFactorConflictException.passkeyKnown();
    }
    if (addition instanceof RegistrationResult.TooMany) {
      throw SecondFactorConflictException.tooManyPasskeys();
    }
    throw noAnswer();
  }

  private static RegisteredPasskeyResponse toResponse(
      RegistrationResult.Added added, List<RecoveryCode> codes) {
    return new RegisteredPasskeyResponse(
        summary(added.passkey()),
        Optional.of(codes.stream().map(RecoveryCode::text).toList())
            .filter(shown -> added.isFirst()));
  }

  /**
   * @throws ResourceNotFoundException when the account has no such passkey
   */
  public PasskeySummary rename(UserId accountId, UUID id, String name) {
    if (!guard.call(
        WRITE, () -> service.renamePasskey(accountId, id, SingleLineText.trimmedName(name)))) {
      throw ResourceNotFoundException.passkey();
    }
    return summaries(accountId).stream()
        .filter(passkey -> passkey.id().equals(id))
        .findFirst()
        .orElseThrow(ResourceNotFoundException::passkey);
  }

  /**
   * @param typed empty after a recent log-in
   * @throws org.headgate.common.problem.InvalidCredentialsException when the password is wrong
   * @throws ResourceNotFoundException when the account has no such passkey
   */
  public void remove(CallerAccount caller, UUID id, Optional<Password> typed) {
    CallerAccount owner = reauthentication.require(caller, typed);
    if (!guard.call(WRITE, () -> service.removePasskey(owner, id))) {
      throw ResourceNotFoundException.passkey();
    }
  }

  private static PasskeyOwner owner(CallerAccount caller) {
    AccountResponse accountResponse = caller.account();
    return new PasskeyOwner(
        caller.accountAtEpoch(),
        caller.session(),
        accountResponse.email(),
        accountResponse.fullName().orElse(accountResponse.email().shown()));
  }

  private static InvalidRequestException noAnswer() {
    return new InvalidRequestException(
        new FieldError(
            "credential", "does not answer options of this server, or they have expired"));
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
