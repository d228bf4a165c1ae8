package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses whose clients may read them slowly, or not at all. */
class ResponseBufferFilterTest {

  private static final byte[] LARGE = new byte[10_000];
  private static final int MOST_WRITTEN_AT_ONCE = 4;

  private final ResponseBufferFilter filter = new ResponseBufferFilter();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<Object> statuses = new ArrayList<>();
  private final List<Long> reservedAtWrites = new ArrayList<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Output output = new Output();
  private final List<String> ofContext = new ArrayList<>();
  private String method = "GET";
  private AsyncListener listener;
  private Runnable duringWrite = () -> {};

  @BeforeEach
  void inject() {
    filter.streams = new PagedResponses();
    filter.uploads = new StreamedUploads();
    filter.delayed = new DelayedResponses();
    filter.memory = new BodyMemory(2L * LARGE.length);
  }

  @Test
  void memoryIsReservedWhileAResponseIsWritten() throws Exception {
    filter.doFilter(request(), response(), answering(LARGE));

    assertThat(written.size()).isEqualTo(LARGE.length);
    assertThat(reservedAtWrites).containsExactly((long) LARGE.length);
    assertThat(filter.memory.reserved()).isZero();
  }

  @Test
  void readBeyondTheMemoryIsRefused() throws Exception {
    filter.memory = new BodyMemory(LARGE.length - 1);

    filter.doFilter(request(), response(), answering(LARGE));

    assertThat(statuses).containsExactly(503);
    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("urn:headgate:problem:database-busy");
    assertThat(filter.memory.reserved()).isZero();
  }

  /** It was done: its client must not be told otherwise. */
  @Test
  void changeIsAnsweredBeyondTheMemory() throws Exception {
    filter.memory = new BodyMemory(0);
    method = "POST";

    filter.doFilter(request(), response(), answering(LARGE));

    assertThat(statuses).isEmpty();
    assertThat(written.size()).isEqualTo(LARGE.length);
  }

  @Test
  void sharedBytesNeedNoMemory() throws Exception {
    filter.memory = new BodyMemory(0);

    filter.doFilter(
        request(),
        response(),
        (request, response) -> ResponseBufferFilter.share((HttpServletRequest) request, LARGE));

    assertThat(statuses).isEmpty();
    assertThat(output.arrays).containsExactly(LARGE);
    assertThat(output.arrays.get(0)).isSameAs(LARGE);
  }

  @Test
  void memoryOfAResponseThatIsNeverReadIsReleasedAtItsTimeout() throws Exception {
    filter.memory = new BodyMemory((MOST_WRITTEN_AT_ONCE + 1L) * LARGE.length);
    int[] stuck = {1};
    duringWrite =
        () -> {
          if (stuck[0]++ <= MOST_WRITTEN_AT_ONCE) {
            attemptInside();
          }
        };

    filter.doFilter(request(), response(), answering(LARGE));

    assertThat(output.listening).isNotNull();
    assertThat(filter.memory.reserved()).isEqualTo(LARGE.length);
    listener.onTimeout(null);
    listener.onComplete(null);
    assertThat(filter.memory.reserved()).isZero();
    assertThat(ofContext).containsOnlyOnce("complete").contains("setTimeout");
  }

  private void attemptInside() {
    try {
      filter.doFilter(request(), response(), answering(LARGE));
    } catch (IOException | ServletException e) {
      throw new AssertionError(e);
    }
  }

  private static FilterChain answering(byte[] body) {
    return (request, response) -> response.getOutputStream().write(body);
  }

  private HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (called, arguments) ->
            switch (called) {
              case "getMethod" -> method;
              case "getRequestURI" -> "/api/v1/schedules";
              case "getAttribute" -> attributes.get((String) arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              case "isAsyncStarted" -> false;
              case "isAsyncSupported" -> true;
              case "startAsync" -> context();
              default -> null;
            });
  }

  private AsyncContext context() {
    return proxy(
        AsyncContext.class,
        (called, arguments) -> {
          ofContext.add(called);
          if (called.equals("addListener")) {
            listener = (AsyncListener) arguments[0];
          }
          return null;
        });
  }

  private HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (called, arguments) ->
            switch (called) {
              case "getOutputStream" -> output;
              case "getHeaderNames" -> List.of();
              case "setStatus" -> statuses.add(arguments[0]);
              default -> null;
            });
  }

  private interface Answer {
    Object to(String called, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ResponseBufferFilterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> answer.to(called.getName(), arguments)));
  }

  private final class Output extends ServletOutputStream {

    private final List<byte[]> arrays = new ArrayList<>();
    private WriteListener listening;

    @Override
    public void write(int octet) {
      written.write(octet);
    }

    @Override
    public void write(byte[] octets) throws IOException {
      arrays.add(octets);
      reservedAtWrites.add(filter.memory.reserved());
      written.write(octets);
      duringWrite.run();
    }

    @Override
    public boolean isReady() {
      return false;
    }

    @Override
    public void setWriteListener(WriteListener set) {
      listening = set;
    }
  }
}
