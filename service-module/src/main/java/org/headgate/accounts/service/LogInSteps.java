package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.accounts.LogInAnswer;
import org.headgate.accounts.MfaRequired;
import org.headgate.accounts.SecondProofRequest;
import org.headgate.accounts.Tokens;
import org.headgate.accounts.VerificationSent;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.factors.service.MfaToken;
import org.headgate.factors.service.RecoveryCode;
import org.headgate.factors.service.SecondProof;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.SessionId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.network.service.Visitor;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.InvalidCode;
import org.headgate.otp.TypedCode;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/** Log-in in more steps than one, as far as it needs no transaction: tokens are signed here. */
@ApplicationScoped
public class LogInSteps {

  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);
  private static final GuardedWork AT_ONCE =
      GuardedWork.idempotent(DatabaseName.PLATFORM, WorkClass.AUTHENTICATION);

  @Inject PendingAccounts codes;
  @Inject LogInDesk desk;
  @Inject SessionDesk sessions;
  @Inject Visitor visitor;
  @Inject Ids ids;
  @Inject PasskeyLogIn passkeys;
  @Inject AccessTokens tokens;
  @Inject KeyRing keys;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /**
   * Has a code mailed to whoever is known by the address; inside the cooldown the earlier one is.
   */
  public VerificationSent sendCode(EmailAddress address) {
    return idempotentWork.call(
        WRITE,
        () -> {
          codes.resend(address, CodePurpose.LOG_IN);
          return SignUp.sent();
        });
  }

  /**
   * @throws InvalidCode for a wrong, expired, used or unknown code alike
   */
  public LogInAnswer logInByCode(EmailAddress address, String code, Device device) {
    return guard
        .call(WRITE, () -> desk.redeem(address, code, device))
        .map(this::answer)
        .orElseThrow(InvalidCode::new);
  }

  /**
   * Goes on after a right first proof.
   *
   * @param amr how it was given (RFC 8176)
   * @return empty when the account is not any more what was judged
   */
  Optional<LogInAnswer> proceed(JudgedAccount account, List<String> amr, Device device) {
    Optional<LogInStep> step =
        visitor.isKnownTo(account)
            ? proceedAtOnce(account, amr, device)
            : guard.call(WRITE, () -> desk.proceed(account, amr, device));
    return step.map(this::answer);
  }

  private Optional<LogInStep> proceedAtOnce(
      JudgedAccount account, List<String> amr, Device device) {
    SessionId session = new SessionId(ids.next());
    return guard
        .call(AT_ONCE, () -> sessions.beginAtOnce(session, account, amr, device))
        .map(
            beginning ->
                LogInStep.after(
                    beginning, () -> guard.call(WRITE, () -> desk.halfway(account, amr))));
  }

  /**
   * @throws InvalidRequest unless there is one proof of the three, and for a code that is none
   * @throws InvalidCode for a wrong or used proof, and an unknown, expired or used token alike
   */
  public Tokens secondProof(SecondProofRequest request, Device device) {
    checkThatThereIsOne(request);
    Optional<SecondProof> typed = typed(request);
    MfaToken token = MfaToken.parse(request.mfaToken(), keys).orElseThrow(InvalidCode::new);
    SecondProof proof =
        typed.orElseGet(() -> passkeys.secondProof(token, request.passkey().orElseThrow()));
    return guard
        .call(WRITE, () -> desk.prove(token, proof, device))
        .map(tokens::of)
        .orElseThrow(InvalidCode::new);
  }

  private static void checkThatThereIsOne(SecondProofRequest request) {
    long given =
        Stream.of(request.code(), request.recoveryCode(), request.passkey())
            .filter(Optional::isPresent)
            .count();
    if (given != 1) {
      throw new InvalidRequest(
          new FieldError("code", "must be given, or recovery_code, or passkey, and only one"));
    }
  }

  private static Optional<SecondProof> typed(SecondProofRequest request) {
    return request
        .code()
        .map(code -> TypedCode.digits("code", code))
        .<SecondProof>map(SecondProof.AppCode::new)
        .or(() -> request.recoveryCode().map(RecoveryCode::typed).map(SecondProof.Recovery::new));
  }

  LogInAnswer answer(LogInStep step) {
    if (step instanceof LogInStep.Done done) {
      return tokens.of(done.session());
    }
    LogInStep.Halfway halfway = (LogInStep.Halfway) step;
    return new MfaRequired(halfway.token().text(keys), halfway.methods());
  }
}
