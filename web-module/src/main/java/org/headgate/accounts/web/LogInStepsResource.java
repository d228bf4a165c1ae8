package org.headgate.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.accounts.LogInAnswer;
import org.headgate.accounts.LogInByCodeRequest;
import org.headgate.accounts.LogInCodeRequest;
import org.headgate.accounts.LogInStepsApi;
import org.headgate.accounts.SecondProofRequest;
import org.headgate.accounts.Tokens;
import org.headgate.accounts.service.LogInSteps;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.EmailAddress;
import org.headgate.otp.TypedCode;

/** HTTP before log-in in more steps than one, and nothing else. */
@Path("/auth")
@RequestScoped
@PermitAll
public class LogInStepsResource implements LogInStepsApi {

  @Inject LogInSteps steps;
  @Inject CallingDevice calling;
  @Inject IdempotentAnswers answers;

  @Override
  public Response sendCode(LogInCodeRequest request) {
    return answers.of(
        () -> steps.sendCode(new EmailAddress(request.email())),
        sent -> Response.accepted(sent).build());
  }

  @Override
  public LogInAnswer logInByCode(LogInByCodeRequest request) {
    return steps.logInByCode(
        new EmailAddress(request.email()),
        TypedCode.digits("code", request.code()),
        calling.device());
  }

  @Override
  public Tokens secondProof(SecondProofRequest request) {
    return steps.secondProof(request, calling.device());
  }
}
