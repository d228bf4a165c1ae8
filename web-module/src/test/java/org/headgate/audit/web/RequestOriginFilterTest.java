package org.headgate.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.ratelimit.service.ClientContext;
import org.junit.jupiter.api.Test;

class RequestOriginFilterTest {

  private static final UserId ADA = new UserId(new UUID(1, 2));

  private final ClientContext client = new ClientContext();
  private final List<Optional<UserId>> callers = new ArrayList<>();

  @Test
  void threadKeepsNothingOfARequestThatFailed() {
    HttpServletRequest request = proxy(HttpServletRequest.class);
    HttpServletResponse response = proxy(HttpServletResponse.class);
    FilterChain failing =
        (passed, answered) -> {
          client.setAuthenticatedSession(ADA);
          callers.add(client.caller());
          throw new ServletException("a resource that fails");
        };

    assertThatThrownBy(() -> new RequestOriginFilter().doFilter(request, response, failing))
        .isInstanceOf(ServletException.class);

    assertThat(callers).containsExactly(Optional.of(ADA));
    assertThat(client.caller()).isEmpty();
  }

  private static <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            RequestOriginFilterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) ->
                called.getName().equals("getRemoteAddr") ? "192.0.2.1" : null));
  }
}
