package org.headgate.common.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.headgate.common.problem.HeadgateException;

/** Exception mapper for the application's own exceptions. */
@Provider
public class HeadgateExceptionMapper implements ExceptionMapper<HeadgateException> {

  @Inject ProblemResponseFactory problemResponseFactory;

  @Override
  public Response toResponse(HeadgateException exception) {
    return problemResponseFactory.answer(exception);
  }
}
