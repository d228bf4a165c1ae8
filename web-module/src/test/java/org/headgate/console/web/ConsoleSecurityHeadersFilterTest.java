package org.headgate.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleSecurityHeadersFilterTest {
  private final Map<String, String> headers = new HashMap<>();
  private final HttpServletResponse response = recording(headers);

  @Test
  void contentSecurityPolicyAllowsOnlyOwnScriptsAndNoFrames() throws Exception {
    serve();

    assertThat(headers.get("Content-Security-Policy").split("; "))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .noneMatch(directive -> directive.contains("unsafe"));
  }

  @Test
  void referrerSniffingAndCachingAreRestricted() throws Exception {
    serve();

    assertThat(headers)
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry("Cache-Control", "no-cache");
  }

  @Test
  void headersAreSetBeforeThePageIsWritten() throws Exception {
    Map<String, String> seenByThePage = new HashMap<>();

    new ConsoleSecurityHeadersFilter()
        .doFilter(request(), response, (in, out) -> seenByThePage.putAll(headers));

    assertThat(seenByThePage).hasSize(4);
  }

  private void serve() throws IOException, ServletException {
    new ConsoleSecurityHeadersFilter().doFilter(request(), response, (in, out) -> {});
  }

  private static ServletRequest request() {
    return (ServletRequest)
        Proxy.newProxyInstance(
            ConsoleSecurityHeadersFilterTest.class.getClassLoader(),
            new Class<?>[] {ServletRequest.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private static HttpServletResponse recording(Map<String, String> headers) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            ConsoleSecurityHeadersFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("setHeader")) {
                throw new UnsupportedOperationException(method.getName());
              }
              headers.put((String) arguments[0], (String) arguments[1]);
              return null;
            });
  }
}
