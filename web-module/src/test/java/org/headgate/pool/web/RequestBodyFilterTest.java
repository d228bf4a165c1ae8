package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.headgate.common.problem.DatabaseBusyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestBodyFilterTest {

  private static final int LARGE = 5_000;

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

  @Test
  void memoryOfALargeBodyIsReservedUntilItsRequestHasEnded() throws Exception {
    sendLargeBody();
    List<Long> reserved = new ArrayList<>();

    filter.doFilter(
        sent.request(), unused(), (request, response) -> reserved.add(filter.memory.reserved()));

    assertThat(reserved).containsExactly((long) LARGE);
    assertThat(filter.memory.reserved()).isZero();
  }

  @Test
  void memoryOfABodyThatCannotBeAwaitedIsReleased() {
    sendLargeBody();
    sent.received = 0;
    HttpServletRequest synchronous =
        new HttpServletRequestWrapper(sent.request()) {
          @Override
          public AsyncContext startAsync() {
            throw new IllegalStateException("not supported");
          }
        };

    assertThatThrownBy(() -> filter.doFilter(synchronous, unused(), chain))
        .isInstanceOf(IllegalStateException.class);

    assertThat(filter.memory.reserved()).isZero();
  }

  /** As JAX-RS begins it. */
  @Test
  void requestThatIsAnsweredByAStreamKeepsTheMemoryOfItsBodyUntilItsEnd() throws Exception {
    sendLargeBody();
    FilterChain streaming = (request, response) -> request.startAsync(request, response);
    filter.doFilter(sent.request(), unused(), streaming);
    assertThat(filter.memory.reserved()).isEqualTo(LARGE);

    sent.waiting.onComplete(null);

    assertThat(filter.memory.reserved()).isZero();
  }

  @Test
  void requestThatWaitsLaterKeepsTheMemoryOfItsBody() throws Exception {
    sendLargeBody();
    FilterChain waiting = (request, response) -> QueuedRequest.begin((HttpServletRequest) request);
    HttpServletRequest received = sent.request();
    filter.doFilter(received, unused(), waiting);
    assertThat(filter.memory.reserved()).isEqualTo(LARGE);

    sent.asynchronous = false;
    sent.dispatch = DispatcherType.ASYNC;
    filter.doFilter(received, unused(), chain);

    assertThat(passed).hasSize(1);
    assertThat(filter.memory.reserved()).isZero();
  }

  /** Clients that promise a body and send nothing must cost others nothing. */
  @Test
  void promisedBodyNeedsNoMemoryBeforeItArrives() throws Exception {
    sendLargeBody();
    sent.received = 0;
    sent.length = -1;
    sent.headers.put("Transfer-Encoding", "chunked");
    filter.doFilter(sent.request(), unused(), chain);
    assertThat(filter.memory.reserved()).isZero();

    sent.listener.onDataAvailable();
    sent.listener.onAllDataRead();

    assertThat(filter.memory.reserved()).isEqualTo(8192);
    sent.waiting.onComplete(null);
    assertThat(filter.memory.reserved()).isZero();
  }

  @Test
  void slowBodyBeyondTheMemoryIsRefusedAsItArrives() throws Exception {
    sendLargeBody();
    sent.received = 0;
    filter.memory = new BodyMemory(LARGE);
    filter.doFilter(sent.request(), unused(), chain);

    sent.listener.onDataAvailable();

    assertThat(sent.attributes.values()).hasAtLeastOneElementOfType(DatabaseBusyException.class);
    assertThat(filter.memory.reserved()).isZero();
  }

  @Test
  void bodyBeyondTheMemoryIsRefused() throws Exception {
    sendLargeBody();
    filter.memory = new BodyMemory(LARGE - 1);
    List<Object> statuses = new ArrayList<>();

    filter.doFilter(sent.request(), collecting(statuses), chain);

    assertThat(passed).isEmpty();
    assertThat(statuses).containsExactly(503);
    assertThat(filter.memory.reserved()).isZero();
  }

  @Test
  void smallBodyNeedsNoMemory() throws Exception {
    filter.memory = new BodyMemory(0);

    filter.doFilter(sent.request(), unused(), chain);

    assertThat(passed).hasSize(1);
  }

  private void sendLargeBody() {
    sent.sent = "a".repeat(LARGE);
    sent.length = LARGE;
    sent.received = LARGE;
  }

  private static HttpServletResponse collecting(List<Object> statuses) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            RequestBodyFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals("setStatus")) {
                statuses.add(arguments[0]);
              }
              return called.getName().equals("getOutputStream") ? new Discarded() : null;
            });
  }

  /** A body that nobody reads. */
  private static final class Discarded extends ServletOutputStream {

    @Override
    public void write(int octet) {
      // Nobody reads it.
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
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
