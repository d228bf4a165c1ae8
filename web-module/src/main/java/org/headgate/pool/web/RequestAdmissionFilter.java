package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.common.web.TraceId;
import org.headgate.pool.service.admission.RequestPass;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.RequestAdmission;

/**
 * Lets requests of the API to the server's threads in turn. Who has to wait does so without a
 * thread and is dispatched when the turn has come; so the probes, which do not pass here, are
 * always answered. What tends the pools passes by: it has a lane of its own.
 *
 * <p>A request that found a lane full is not answered so at once: it waits for a place in it, again
 * without a thread, and is then served from its start.
 */
public class RequestAdmissionFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String PASS = RequestAdmissionFilter.class.getName() + ".pass";
  private static final String REFUSAL = RequestAdmissionFilter.class.getName() + ".refusal";
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
      ServletProblemWriter.write(request, response, refusal, trace.value());
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
    RequestTicket turn;
    try {
      turn = admission.request(workClass(request));
    } catch (DatabaseBusyException busy) {
      ServletProblemWriter.write(request, response, busy, trace.value());
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
    RequestTicket place;
    try {
      place = served.wanted().orElseThrow().request();
    } catch (HeadgateException full) {
      return; // The answer that is there says so.
    }
    response.reset();
    await(place, () -> served.again(place), request);
  }

  private void await(RequestTicket turn, Supplier<RequestPass> pass, HttpServletRequest request) {
    AsyncContext waiting = QueuedRequest.begin(request);
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

  private static WorkPriority workClass(HttpServletRequest request) {
    return AUTHENTICATION.matcher(request.getRequestURI()).matches()
        ? WorkPriority.AUTHENTICATION
        : WorkPriority.USERS;
  }

  /**
   * A request that waited without a thread, as it was sent. Its body was read before, and is given
   * out as often as the request is served. Liberty dispatches an asynchronous request to its path
   * alone: {@code AsyncContext.dispatch()} leaves the query behind, and with it every filter, limit
   * and cursor of a list.
   */
  static final class QueuedRequest extends HttpServletRequestWrapper {

    private static final String QUERY = QueuedRequest.class.getName() + ".query";
    private static final String BODY = QueuedRequest.class.getName() + ".body";

    private final Optional<byte[]> body;

    private QueuedRequest(HttpServletRequest dispatched) {
      super(dispatched);
      body = Optional.ofNullable((byte[]) dispatched.getAttribute(BODY));
    }

    /**
     * Lets the request go on without a thread, and without a time limit of the server's: whoever
     * lets it wait also ends that.
     */
    static AsyncContext begin(HttpServletRequest sent) {
      if (!(sent instanceof QueuedRequest)) {
        sent.setAttribute(QUERY, sent.getQueryString());
      }
      AsyncContext waiting = sent.startAsync();
      waiting.setTimeout(0);
      return waiting;
    }

    /** Keeps the body, which can be read only once. */
    static void keep(HttpServletRequest sent, byte[] body) {
      sent.setAttribute(BODY, body);
    }

    /** The same request after its dispatch. */
    static HttpServletRequest of(HttpServletRequest dispatched) {
      return new QueuedRequest(dispatched);
    }

    /** Null where none was sent, as the servlet specification has it. */
    @Override
    public String getQueryString() {
      return (String) getAttribute(QUERY);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return body.isPresent() ? new BufferedRequestBody(body.get()) : super.getInputStream();
    }

    @Override
    public BufferedReader getReader() throws IOException {
      Charset charset =
          Optional.ofNullable(getCharacterEncoding())
              .map(Charset::forName)
              .orElse(StandardCharsets.UTF_8);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }
}
