package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import java.lang.reflect.Proxy;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.lifecycle.ShutdownCoordinator;
import org.junit.jupiter.api.Test;

class InFlightRequestFilterTest {

  @Test
  void threadKeepsNoRouteOfARequestThatFailed() {
    InFlightRequestFilter filter = new InFlightRequestFilter();
    filter.shutdown = new ShutdownCoordinator();
    ServletResponse response =
        (ServletResponse)
            Proxy.newProxyInstance(
                InFlightRequestFilterTest.class.getClassLoader(),
                new Class<?>[] {ServletResponse.class},
                (self, called, arguments) -> null);
    FilterChain failing =
        (passed, answered) -> {
          CurrentEndpoint.enter("GET /users/me");
          throw new ServletException("a response filter that fails");
        };

    assertThatThrownBy(() -> filter.doFilter(new SentRequest().request(), response, failing))
        .isInstanceOf(ServletException.class);

    assertThat(CurrentEndpoint.label()).isEmpty();
  }
}
