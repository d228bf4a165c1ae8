package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletProblemWriterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/v1/users/me | /api/v1/users/me",
        "/api/v1/nothing/%20 | /api/v1/nothing/%20",
        "//evil.example/x | /evil.example/x",
        "///evil.example | /evil.example",
        "// | /",
        "* | *",
        "/{id} | /",
      })
  void instanceIsThePathAndNamesNoHost(String requested, String instance) {
    assertThat(ServletProblemWriter.instance(request(requested)))
        .isEqualTo(URI.create(instance))
        .hasNoHost();
  }

  private static HttpServletRequest request(String uri) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ServletProblemWriterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getAttribute" -> null;
                  case "getRequestURI" -> uri;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }
}
