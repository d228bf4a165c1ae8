package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBodyFilterTest {

  private final SentRequest sent = new SentRequest();
  private final List<HttpServletRequest> passed = new ArrayList<>();
  private final FilterChain chain = (request, response) -> passed.add((HttpServletRequest) request);
  private final RequestBodyFilter filter = new RequestBodyFilter();

  @BeforeEach
  void inject() {
    filter.dispatcher = new AsyncRequestDispatcher();
  }

  @AfterEach
  void stop() {
    filter.dispatcher.stop();
  }

  @Test
  void bodyThatHasArrivedPassesAtOnce() throws Exception {
    filter.doFilter(sent.request(), unused(), chain);

    assertThat(sent.asynchronous).isFalse();
    HttpServletRequest request = passed.get(0);
    assertThat(request.getRequestURI()).isEqualTo("/api/v1/auth/login");
    assertThat(request.getQueryString()).isEqualTo("a=%20b");
    for (int time = 0; time < 2; time++) {
      assertThat(request.getInputStream().readAllBytes())
          .isEqualTo(SentRequest.TEXT.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** It may have to wait for its turn, and passes once more with its body. */
  @Test
  void requestThatWaitsLaterKeepsItsBody() throws Exception {
    HttpServletRequest received = sent.request();
    filter.doFilter(received, unused(), chain);

    QueuedRequest.begin(passed.get(0));

    HttpServletRequest dispatched = QueuedRequest.of(received);
    assertThat(sent.asynchronous).isTrue();
    assertThat(dispatched.getQueryString()).isEqualTo("a=%20b");
    assertThat(dispatched.getInputStream().readAllBytes())
        .isEqualTo(SentRequest.TEXT.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void slowBodyIsLeftToItsListener() throws Exception {
    sent.received = 0;

    filter.doFilter(sent.request(), unused(), chain);

    assertThat(passed).isEmpty();
    assertThat(sent.asynchronous).isTrue();
    assertThat(sent.listener).isInstanceOf(RequestBodyReader.class);
    sent.listener.onAllDataRead();
  }

  private static HttpServletResponse unused() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            RequestBodyFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
              throw new UnsupportedOperationException(called.getName());
            });
  }
}
