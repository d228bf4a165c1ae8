package org.headgate.problem.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.headgate.problem.HeadgateException;

/** The application's own errors, told as they are. */
@Provider
public class HeadgateExceptions implements ExceptionMapper<HeadgateException> {

  @Inject Problems problems;

  @Override
  public Response toResponse(HeadgateException exception) {
    return problems.answer(exception);
  }
}
