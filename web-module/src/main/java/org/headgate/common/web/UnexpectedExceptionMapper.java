package org.headgate.common.web;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.ProblemType;
import org.headgate.common.text.SingleLineLogger;

/**
 * Exception mapper for unexpected exceptions: logs one ERROR line with the cause, and reveals
 * nothing to the caller.
 */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<RuntimeException> {

  private static final Logger LOG = SingleLineLogger.of(UnexpectedExceptionMapper.class);

  @Inject ProblemResponseFactory problemResponseFactory;

  @Override
  public Response toResponse(RuntimeException exception) {
    if (exception instanceof EJBException
        && exception.getCause() instanceof HeadgateException known) {
      return problemResponseFactory.answer(known);
    }
    LOG.log(Level.ERROR, "Request failed, trace " + problemResponseFactory.traceId(), exception);
    return problemResponseFactory.answer(
        ProblemType.INTERNAL_ERROR,
        "Something failed on the server; its log has the reason under the trace id");
  }
}
