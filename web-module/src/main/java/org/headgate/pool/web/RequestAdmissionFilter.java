package org.headgate.pool.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.config.database.PoolName;
import org.headgate.http.web.HttpMetricsFilter;
import org.headgate.http.web.RoutePath;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.OperatorLaneFallback;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.UnadmittedLogin;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.RequestAdmission;
import org.headgate.pool.service.inspection.PoolReporter;
import org.headgate.pool.service.liberty.QueuedReads;

/**
 * Admits API requests to the server's threads in order: a waiting request, also one that waits for
 * a place in a bulkhead, holds no thread. Probes do not pass this filter, and requests about the
 * pools need no permit.
 *
 * <p>Log-ins that get no permit, or arrive while the platform pool is stuck, are processed without
 * one, so that administrators and operators can log in although stuck requests hold all permits.
 */
public class RequestAdmissionFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String NEXT = RequestAdmissionFilter.class.getName() + ".next";
  private static final String QUEUED_SINCE = RequestAdmissionFilter.class.getName() + ".since";
  private static final SpanName WAIT = SpanName.of("wait for admission");
  private static final Pattern OPERATORS =
      Pattern.compile(
          "/api/v1/admin/(?:pools|database|diagnosis|self-test|history|incidents|alerts)(?:/.*)?");
  private static final Pattern LOG_INS =
      Pattern.compile("/api/v1/auth/(?:login|mfa|refresh|passkey/(?:options|verify))");
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Pattern AUTHENTICATION = Pattern.compile("/api/v1/auth/.*");

  /** Anything shorter is the way through the server, and no wait. */
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  @Inject transient RequestAdmission admission;
  @Inject transient OperatorLaneFallback fallback;
  @Inject transient PoolReporter pools;
  @Inject transient AsyncRequestDispatcher dispatcher;
  @Inject transient QueuedReads queuedReads;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(NEXT) instanceof Step next) {
      request.removeAttribute(NEXT);
      Spans.record(
          WAIT, Duration.ofNanos(System.nanoTime() - (Long) request.getAttribute(QUEUED_SINCE)));
      next.filterAdmitted(request, response, chain);
    } else if (isForOperators(RoutePath.of(request))) {
      chain.doFilter(request, response);
    } else {
      queue(request, response, chain);
    }
  }

  private void queue(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isLogIn(request) && pools.isStuck(PoolName.PLATFORM)) {
      filterWithoutTicket(stuck()).filterAdmitted(request, response, chain);
      return;
    }
    Duration waited = queuedReads.waited();
    boolean hasWaited = waited.compareTo(SHORTEST_WAIT) >= 0;
    if (hasWaited) {
      request.setAttribute(HttpMetricsFilter.WAITED, waited);
    }
    RequestTicket ticket;
    try {
      ticket = admission.request(workPriority(request), waited);
    } catch (DatabaseBusyException e) {
      filterWithoutTicket(e).filterAdmitted(request, response, chain);
      return;
    }
    boolean isTold = hasWaited && ticket.isAdmitted();
    filterWithTicket(
        ticket,
        serve(() -> CurrentRequest.begin(ticket)),
        this::filterWithoutTicket,
        request,
        response,
        isTold ? tellingWait(waited, chain) : chain);
  }

  /** Where the permit is released whatever fails. */
  private static FilterChain tellingWait(Duration waited, FilterChain chain) {
    return (request, response) -> {
      Spans.record(WAIT, waited);
      chain.doFilter(request, response);
    };
  }

  private Step serve(Supplier<CurrentRequest> allowed) {
    return (request, response, chain) -> {
      CurrentRequest served;
      try (CurrentRequest current = allowed.get()) {
        served = current;
        chain.doFilter(request, response);
      }
      if (served.fullBulkhead().isPresent() && !response.isCommitted()) {
        awaitPlace(served, request, response);
      }
    };
  }

  private void awaitPlace(
      CurrentRequest served, HttpServletRequest request, HttpServletResponse response) {
    RequestTicket place;
    try {
      place = served.requestPlace();
    } catch (HeadgateException e) {
      return; // The response written before says that the bulkhead is full.
    }
    response.reset();
    await(place, serve(() -> served.restart(place)), this::refuse, request);
  }

  /** Checks without a permit whether a log-in is privileged; refuses everything else. */
  private Step filterWithoutTicket(HeadgateException refusal) {
    return (request, response, chain) -> {
      if (!isLogIn(request)) {
        refuse(refusal).filterAdmitted(request, response, chain);
        return;
      }
      RequestTicket checkTicket;
      try {
        checkTicket = fallback.requestCheck(refusal);
      } catch (HeadgateException e) {
        refuse(refusal).filterAdmitted(request, response, chain);
        return;
      }
      filterWithTicket(
          checkTicket,
          checkPrivileged(checkTicket, refusal),
          this::refuse,
          request,
          response,
          chain);
    };
  }

  private static Step checkPrivileged(RequestTicket checkTicket, HeadgateException refusal) {
    return (request, response, chain) -> {
      UnadmittedLogin withoutPermit = UnadmittedLogin.begin(checkTicket, refusal);
      try {
        chain.doFilter(request, response);
      } finally {
        withoutPermit.close();
      }
    };
  }

  private Step refuse(HeadgateException refusal) {
    return (request, response, chain) -> ServletProblemWriter.write(request, response, refusal);
  }

  private void filterWithTicket(
      RequestTicket ticket,
      Step served,
      Function<HeadgateException, Step> refused,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    if (ticket.isAdmitted()) {
      served.filterAdmitted(request, response, chain);
    } else {
      await(ticket, served, refused, request);
    }
  }

  private void await(
      RequestTicket ticket,
      Step served,
      Function<HeadgateException, Step> refused,
      HttpServletRequest request) {
    request.setAttribute(QUEUED_SINCE, System.nanoTime() - queuedReads.waited().toNanos());
    AsyncContext waiting = beginWaiting(ticket, request);
    ticket.whenDecided(
        refusal -> {
          request.setAttribute(NEXT, refusal.map(refused).orElse(served));
          dispatcher.dispatch(waiting, ticket::close);
        });
  }

  /** A ticket of a request that cannot wait must not keep its permit once it gets one. */
  private AsyncContext beginWaiting(RequestTicket ticket, HttpServletRequest request) {
    boolean isWaiting = false;
    try {
      AsyncContext waiting = QueuedRequest.begin(request);
      waiting.addListener(new AsyncRequestDispatcher.Release(ticket::close));
      waiting.addListener(new QueuePlaceListener(queuedReads.keepPlace()));
      isWaiting = true;
      return waiting;
    } finally {
      if (!isWaiting) {
        ticket.close();
      }
    }
  }

  private static DatabaseBusyException stuck() {
    return new DatabaseBusyException("The database is busy. Nothing was changed.", RETRY_AFTER);
  }

  /** Whether the route takes its connections from the operator lane, and needs no permit. */
  static boolean isForOperators(String route) {
    return OPERATORS.matcher(route).matches();
  }

  private static boolean isLogIn(HttpServletRequest request) {
    return LOG_INS.matcher(RoutePath.of(request)).matches();
  }

  private static WorkPriority workPriority(HttpServletRequest request) {
    return AUTHENTICATION.matcher(RoutePath.of(request)).matches()
        ? WorkPriority.AUTHENTICATION
        : WorkPriority.USERS;
  }

  /** The next step of a request, run on a thread of the server. */
  @FunctionalInterface
  private interface Step {
    void filterAdmitted(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException;
  }
}
