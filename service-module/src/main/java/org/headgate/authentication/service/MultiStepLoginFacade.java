package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.authentication.api.MfaRequest;
import org.headgate.authentication.service.LoginService.LoginStep;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.SessionId;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.api.InvalidCodeException;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.secondfactors.service.MfaToken;
import org.headgate.secondfactors.service.RecoveryCode;
import org.headgate.secondfactors.service.SecondFactorProof;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.MfaRequiredResponse;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.sessions.service.AccessTokenIssuer;
import org.headgate.sessions.service.ClientDevice;
import org.headgate.sessions.service.SessionService;

/** The part of a log-in in several steps that needs no transaction: it signs the tokens. */
@ApplicationScoped
public class MultiStepLoginFacade {

  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WITHOUT_TRANSACTION =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject SignUpService codes;
  @Inject LoginService service;
  @Inject SessionService sessions;
  @Inject ClientContext clientContext;
  @Inject IdGenerator idGenerator;
  @Inject PasskeyLoginFacade passkeys;
  @Inject PrivilegedLoginFacade privileged;
  @Inject AccessTokenIssuer tokens;
  @Inject KeyRing keys;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /**
   * Requests a log-in code if the address is known; within the cooldown the earlier code stays
   * valid.
   */
  public VerificationSentResponse sendCode(EmailAddress address) {
    return idempotentWork.call(
        WRITE, () -> SignUpFacade.sent(codes.resend(address, CodePurpose.LOG_IN).nextAfter()));
  }

  /**
   * @throws InvalidCodeException for a wrong, expired, used or unknown code alike
   */
  public LoginResponse logInByCode(EmailAddress address, String code, ClientDevice clientDevice) {
    return guard
        .call(WRITE, () -> service.redeem(address, code, clientDevice))
        .map(this::answer)
        .orElseThrow(InvalidCodeException::new);
  }

  /**
   * Continues after a right first factor.
   *
   * @param amr its authentication methods (RFC 8176)
   * @return empty when the account has changed since it was authenticated
   */
  Optional<LoginResponse> proceed(
      AccountAtEpoch account, List<String> amr, ClientDevice clientDevice) {
    Optional<LoginStep> step =
        clientContext.isKnownDeviceOf(account)
            ? startSessionWithoutTransaction(account, amr, clientDevice)
            : guard.call(WRITE, () -> service.startSessionOrMfa(account, amr, clientDevice));
    return step.map(this::answer);
  }

  private Optional<LoginStep> startSessionWithoutTransaction(
      AccountAtEpoch account, List<String> amr, ClientDevice clientDevice) {
    SessionId sessionId = new SessionId(idGenerator.next());
    return guard
        .call(
            WITHOUT_TRANSACTION,
            () -> sessions.startWithoutTransaction(sessionId, account, amr, clientDevice))
        .map(
            loginStart ->
                LoginStep.after(
                    loginStart,
                    () -> guard.call(WRITE, () -> service.requireSecondFactor(account, amr))));
  }

  /**
   * @throws InvalidRequestException unless exactly one factor is given, or when the code is
   *     malformed
   * @throws InvalidCodeException for a wrong or used factor, and an unknown, expired or used token
   *     alike
   */
  public TokenResponse secondProof(MfaRequest request, ClientDevice clientDevice) {
    checkThatThereIsOne(request);
    Optional<SecondFactorProof> typed = typed(request);
    MfaToken token =
        MfaToken.parse(request.mfaToken(), keys).orElseThrow(InvalidCodeException::new);
    return privileged.call(
        token,
        () -> {
          SecondFactorProof proof =
              typed.orElseGet(() -> passkeys.secondProof(token, request.passkey().orElseThrow()));
          return guard
              .call(WRITE, () -> service.prove(token, proof, clientDevice))
              .map(tokens::of)
              .orElseThrow(InvalidCodeException::new);
        });
  }

  private static void checkThatThereIsOne(MfaRequest request) {
    long given =
        Stream.of(request.code(), request.recoveryCode(), request.passkey())
            .filter(Optional::isPresent)
            .count();
    if (given != 1) {
      throw new InvalidRequestException(
          new FieldError(
              "code", "must be given, or recovery_code or passkey, but only one of them"));
    }
  }

  private static Optional<SecondFactorProof> typed(MfaRequest request) {
    return request
        .code()
        .map(code -> CodeNormalizer.digits("code", code))
        .<SecondFactorProof>map(SecondFactorProof.AppCode::new)
        .or(
            () ->
                request
                    .recoveryCode()
                    .map(RecoveryCode::typed)
                    .map(SecondFactorProof.Recovery::new));
  }

  LoginResponse answer(LoginStep step) {
    if (step instanceof LoginStep.Done done) {
      return tokens.of(done.session());
    }
    LoginStep.SecondFactorRequired pending = (LoginStep.SecondFactorRequired) step;
    return new MfaRequiredResponse(pending.token().text(keys), pending.methods());
  }
}
