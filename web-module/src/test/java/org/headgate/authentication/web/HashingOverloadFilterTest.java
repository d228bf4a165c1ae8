package org.headgate.authentication.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.authentication.service.HashingOverloadPolicy;
import org.headgate.common.problem.HeadgateException;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.web.DelayedRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that hash a password while all places for that are taken. */
class HashingOverloadFilterTest {

  private static final String LOG_IN = "/api/v1/auth/login";

  private final RequestBulkhead bulkhead =
      new RequestBulkhead(1, Duration.ofSeconds(8), HashingBusyException::new);
  private final HeadgateException busy = new HashingBusyException(Duration.ofSeconds(9));
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<ServletRequest> passed = new ArrayList<>();
  private final List<HeadgateException> refused = new ArrayList<>();
  private final FilterChain chain = (request, response) -> passed.add(request);
  private final HashingOverloadFilter filter = new HashingOverloadFilter();
  private Optional<HeadgateException> refusal = Optional.empty();

  HashingOverloadFilterTest() {
    filter.overloadPolicy = new Policy();
    filter.refusals = new Refusals();
    filter.sources = (peer, headers) -> RequestSource.NONE;
  }

  @Test
  void logInWaitsForItsPlaceFirst() throws Exception {
    filter.doFilter(post(LOG_IN), unused(), chain);

    assertThat(passed).hasSize(1);
    assertThat(attributes).containsValue(bulkhead);
  }

  /** Their limits are asked before they wait. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/auth/signup",
        "/api/v1/auth/invitations/accept",
        "/api/v1/auth/password/reset",
        "/api/v1/auth/refresh"
      })
  void otherRequestsAreProcessedAtOnce(String path) throws Exception {
    filter.doFilter(post(path), unused(), chain);

    assertThat(passed).hasSize(1);
    assertThat(attributes).doesNotContainValue(bulkhead);
  }

  @Test
  void refusedLogInWaitsForNothing() throws Exception {
    refusal = Optional.of(busy);

    filter.doFilter(post(LOG_IN), unused(), chain);

    assertThat(refused).containsExactly(busy);
    assertThat(passed).isEmpty();
    assertThat(attributes).doesNotContainValue(bulkhead);
  }

  /** It has waited for its turn meanwhile. */
  @Test
  void logInIsJudgedOnce() throws Exception {
    filter.doFilter(post(LOG_IN), unused(), chain);
    refusal = Optional.of(busy);

    filter.doFilter(post(LOG_IN), unused(), chain);

    assertThat(passed).hasSize(2);
    assertThat(refused).isEmpty();
  }

  private final class Policy extends HashingOverloadPolicy {

    @Override
    public Optional<HeadgateException> refusal(byte[] body, RequestSource source) {
      return refusal;
    }

    @Override
    public Optional<RequestBulkhead> awaited(byte[] body) {
      return Optional.of(bulkhead);
    }
  }

  private final class Refusals extends DelayedRefusal {

    @Override
    public void refuse(
        HeadgateException reason, HttpServletRequest request, HttpServletResponse response) {
      refused.add(reason);
    }
  }

  /** Requests share their attributes, as the passes of one request do. */
  private HttpServletRequest post(String path) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HashingOverloadFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> "POST";
                  case "getRequestURI" -> path;
                  case "getRemoteAddr" -> "192.0.2.1";
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "getInputStream" -> new EmptyBody();
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private static HttpServletResponse unused() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HashingOverloadFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
              throw new UnsupportedOperationException(called.getName());
            });
  }

  private static final class EmptyBody extends ServletInputStream {

    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
