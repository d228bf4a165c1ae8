package org.headgate.problem.web;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.ProblemType;
import org.headgate.text.SingleLineLogger;

/**
 * All else is a fault of ours: one ERROR line with its cause for us (seed B2), no word of it for
 * the caller.
 */
@Provider
public class UnexpectedExceptions implements ExceptionMapper<RuntimeException> {

  private static final Logger LOG = SingleLineLogger.of(UnexpectedExceptions.class);

  @Inject Problems problems;

  @Override
  public Response toResponse(RuntimeException exception) {
    if (exception instanceof EJBException
        && exception.getCause() instanceof HeadgateException known) {
      return problems.answer(known);
    }
    LOG.log(Level.ERROR, "Request failed, trace " + problems.traceId(), exception);
    return problems.answer(
        ProblemType.INTERNAL_ERROR,
        "Something failed; the trace id leads to the reason in the server's log");
  }
}
