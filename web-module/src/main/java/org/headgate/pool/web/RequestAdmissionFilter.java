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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.config.database.PoolName;
import org.headgate.http.web.HttpMetricsFilter;
import org.headgate.pool.service.admission.AdmissionPermit;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.OperatorLaneFallback;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSources;
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
  private static final String AWAITED = RequestAdmissionFilter.class.getName() + ".awaited";
  private static final SpanName WAIT = SpanName.of("wait for admission");
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Anything shorter is the way through the server, and no wait. */
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

  @Inject transient RequestAdmission admission;
  @Inject transient OperatorLaneFallback fallback;
  @Inject transient PoolReporter pools;
  @Inject transient AsyncRequestDispatcher dispatcher;
  @Inject transient QueuedReads queuedReads;
  @Inject transient RequestSources sources;

  /** Lets a request wait for a place in the bulkhead before it is processed. */
  public static void awaitPlaceFirst(HttpServletRequest request, RequestBulkhead bulkhead) {
    request.setAttribute(AWAITED, bulkhead);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(NEXT) instanceof Step next) {
      request.removeAttribute(NEXT);
      Spans.record(
          WAIT, Duration.ofNanos(System.nanoTime() - (Long) request.getAttribute(QUEUED_SINCE)));
      next.filterAdmitted(request, response, chain);
    } else if (AdmissionRoute.of(request).isForOperators()) {
      chain.doFilter(request, response);
    } else {
      queue(request, response, chain);
    }
  }

  private void queue(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (AdmissionRoute.of(request).isLogIn() && pools.isStuck(PoolName.PLATFORM)) {
      filterWithoutTicket(stuck()).filterAdmitted(request, response, chain);
      return;
    }
    if (request.getAttribute(AWAITED) instanceof RequestBulkhead bulkhead) {
      queueFor(bulkhead, request, response, chain);
      return;
    }
    Duration waited = queuedReads.waited();
    boolean hasWaited = waited.compareTo(SHORTEST_WAIT) >= 0;
    if (hasWaited) {
      request.setAttribute(HttpMetricsFilter.WAITED, waited);
    }
    RequestTicket ticket;
    try {
      ticket =
          admission.request(
              AdmissionRoute.of(request).workPriority(),
              waited,
              () -> AdmissionRoute.source(sources, request));
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

  private void queueFor(
      RequestBulkhead bulkhead,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    WorkPriority priority = AdmissionRoute.of(request).workPriority();
    RequestTicket place;
    try {
      place = bulkhead.request(priority, AdmissionRoute.source(sources, request));
    } catch (HeadgateException e) {
      refuse(e).filterAdmitted(request, response, chain);
      return;
    }
    Supplier<Optional<AdmissionPermit>> permits = () -> admission.tryAcquire(priority);
    Step served = serve(() -> CurrentRequest.beginIn(bulkhead, place, permits));
    filterWithTicket(place, served, this::refuse, request, response, chain);
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
      if (!AdmissionRoute.of(request).isLogIn()) {
        refuse(refusal).filterAdmitted(request, response, chain);
        return;
      }
      RequestTicket checkTicket;
      try {
        checkTicket = fallback.requestCheck(refusal, () -> AdmissionRoute.source(sources, request));
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
    AsyncContext waiting = QueuedRequest.begin(request, ticket::close);
    waiting.addListener(ReleaseListener.untilItWaitsAgain(queuedReads.keepPlace()));
    ticket.whenDecided(
        refusal -> {
          request.setAttribute(NEXT, refusal.map(refused).orElse(served));
          dispatcher.dispatch(waiting, ticket::close);
        });
  }

  private static DatabaseBusyException stuck() {
    return new DatabaseBusyException("The database is busy. Nothing was changed.", RETRY_AFTER);
  }

  /** The next step of a request, run on a thread of the server. */
  @FunctionalInterface
  private interface Step {
    void filterAdmitted(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException;
  }
}
