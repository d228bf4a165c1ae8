package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.headgate.pool.service.RequestAdmission;
import org.headgate.pool.service.RequestPass;
import org.headgate.pool.service.RequestTurn;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.web.ServletProblems;
import org.headgate.trace.web.TraceId;

/**
 * Lets requests of the API to the server's threads in turn. Who has to wait does so without a
 * thread and is dispatched when the turn has come; so the probes, which do not pass here, are
 * always answered. What tends the pools passes by: it has a lane of its own.
 *
 * <p>A request that found a lane full is not answered so at once: it waits for a place in it, again
 * without a thread, and is then served from its start.
 */
public class RequestTurns extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String PASS = RequestTurns.class.getName() + ".pass";
  private static final String REFUSAL = RequestTurns.class.getName() + ".refusal";
  private static final Pattern OPERATORS =
      Pattern.compile("/api/v1/admin/(?:pools|database|diagnosis|self-test)(?:[/;].*)?");
  private static final Pattern AUTHENTICATION = Pattern.compile("/api/v1/auth/.*");

  @Inject transient RequestAdmission admission;
  @Inject transient TraceId trace;
  @Inject transient AsyncRequestDispatcher dispatcher;

  @Override
  @SuppressWarnings("unchecked")
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(REFUSAL) instanceof HeadgateException refusal) {
      ServletProblems.write(request, response, refusal, trace.value());
    } else if (request.getAttribute(PASS) instanceof Supplier<?> waitedFor) {
      request.removeAttribute(PASS);
      serve((Supplier<RequestPass>) waitedFor, request, response, chain);
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
    if (turn.hasCome()) {
      serve(() -> RequestPass.begin(turn), request, response, chain);
    } else {
      await(turn, () -> RequestPass.begin(turn), request);
    }
  }

  private void serve(
      Supplier<RequestPass> allowed,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    RequestPass served;
    try (RequestPass pass = allowed.get()) {
      served = pass;
      chain.doFilter(request, response);
    }
    if (served.wanted().isPresent() && !response.isCommitted()) {
      awaitPlace(served, request, response);
    }
  }

  private void awaitPlace(
      RequestPass served, HttpServletRequest request, HttpServletResponse response) {
    RequestTurn place;
    try {
      place = served.wanted().orElseThrow().request();
    } catch (HeadgateException full) {
      return; // The answer that is there says so.
    }
    response.reset();
    await(place, () -> served.again(place), request);
  }

  private void await(RequestTurn turn, Supplier<RequestPass> pass, HttpServletRequest request) {
    AsyncContext waiting = WaitedRequest.begin(request);
    waiting.addListener(new AsyncRequestDispatcher.Release(turn::close));
    turn.whenDecided(
        refusal -> {
          if (refusal.isPresent()) {
            request.setAttribute(REFUSAL, refusal.get());
          } else {
            request.setAttribute(PASS, pass);
          }
          dispatcher.dispatch(waiting, turn::close);
        });
  }

  private static WorkClass workClass(HttpServletRequest request) {
    return AUTHENTICATION.matcher(request.getRequestURI()).matches()
        ? WorkClass.AUTHENTICATION
        : WorkClass.USERS;
  }
}
