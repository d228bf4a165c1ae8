package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.headgate.config.database.PoolName;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.RequestAdmission;
import org.headgate.pool.service.inspection.PoolReporter;
import org.headgate.pool.service.liberty.QueuedReads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log-ins that wait for a place to hash, which is the only one there is, before anything else. */
class RequestAdmissionFilterTest {

  private final RequestBulkhead bulkhead =
      new RequestBulkhead(1, Duration.ofSeconds(8), HashingBusyException::new);
  private final SentRequest sent = new SentRequest();
  private final HttpServletRequest logIn = sent.request();
  private final List<Integer> placesInUse = new ArrayList<>();
  private final FilterChain chain =
      (request, response) -> placesInUse.add(bulkhead.snapshot().inUse());
  private final RequestAdmissionFilter filter = new RequestAdmissionFilter();

  @BeforeEach
  void inject() {
    filter.admission = new WithoutPermits();
    filter.pools = new NeverStuck();
    filter.dispatcher = new AsyncRequestDispatcher();
    filter.queuedReads = new QueuedReads();
    filter.sources = (peer, headers) -> RequestSource.NONE;
    RequestAdmissionFilter.awaitPlaceFirst(logIn, bulkhead);
  }

  @AfterEach
  void stop() {
    filter.dispatcher.stop();
  }

  @Test
  void logInIsProcessedAtOnceInAFreePlace() throws Exception {
    filter.doFilter(logIn, unused(), chain);

    assertThat(sent.asynchronous).isFalse();
    assertThat(placesInUse).containsExactly(1);
    assertThat(bulkhead.snapshot().inUse()).isZero();
  }

  @Test
  void logInWaitsForItsPlaceAndIsProcessedInIt() throws Exception {
    RequestTicket other = bulkhead.request(WorkPriority.AUTHENTICATION, RequestSource.NONE);
    filter.doFilter(logIn, unused(), chain);
    assertThat(sent.asynchronous).isTrue();
    assertThat(placesInUse).isEmpty();

    other.close();
    sent.asynchronous = false;
    filter.doFilter(logIn, unused(), chain);

    assertThat(sent.asynchronous).isFalse();
    assertThat(placesInUse).containsExactly(1);
    assertThat(bulkhead.snapshot().inUse()).isZero();
  }

  /** Fails a request that asks for a permit before it is processed. */
  private static final class WithoutPermits extends RequestAdmission {

    @Override
    public RequestTicket request(
        WorkPriority workPriority, Duration waited, Supplier<RequestSource> source) {
      throw new AssertionError("a log-in in a place needs no permit");
    }
  }

  private static final class NeverStuck extends PoolReporter {

    @Override
    public boolean isStuck(PoolName pool) {
      return false;
    }
  }

  private static HttpServletResponse unused() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            RequestAdmissionFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
              throw new UnsupportedOperationException(called.getName());
            });
  }
}
