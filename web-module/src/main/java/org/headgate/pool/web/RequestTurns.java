package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.headgate.pool.service.RequestAdmission;
import org.headgate.pool.service.RequestTurn;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.web.ServletProblems;
import org.headgate.trace.web.TraceId;

/**
 * Lets requests of the API to the server's threads in turn. Who has to wait does so without a
 * thread and is dispatched when the turn has come; so the probes, which do not pass here, are
 * always answered. What tends the pools passes by: it has a lane of its own.
 */
public class RequestTurns extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String TURN = RequestTurns.class.getName();
  private static final Pattern OPERATORS =
      Pattern.compile("/api/v1/admin/(?:pools|database|diagnosis|self-test)(?:[/;].*)?");
  private static final Pattern AUTHENTICATION = Pattern.compile("/api/v1/auth/.*");

  @Inject transient RequestAdmission admission;
  @Inject transient TraceId trace;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      serve(WaitedRequest.of(request), response, chain);
    } else if (OPERATORS.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(request, response);
    } else {
      queue(request, response, chain);
    }
  }

  private void queue(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestTurn turn;
    try {
      turn = admission.request(workClass(request));
    } catch (DatabaseBusy busy) {
      ServletProblems.write(request, response, busy, trace.value());
      return;
    }
    request.setAttribute(TURN, turn);
    if (turn.hasCome()) {
      serve(request, response, chain);
    } else {
      WaitedRequest.begin(request);
      AsyncContext waiting = request.startAsync();
      waiting.setTimeout(RequestAdmission.DEADLINE.toMillis());
      waiting.addListener(new TurnListener(turn, trace.value()));
      turn.whenItComes(waiting::dispatch);
    }
  }

  private static void serve(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.getAttribute(TURN) instanceof RequestTurn turn) {
        turn.close();
        request.removeAttribute(TURN);
      }
    }
  }

  private static WorkClass workClass(HttpServletRequest request) {
    return AUTHENTICATION.matcher(request.getRequestURI()).matches()
        ? WorkClass.AUTHENTICATION
        : WorkClass.USERS;
  }
}
