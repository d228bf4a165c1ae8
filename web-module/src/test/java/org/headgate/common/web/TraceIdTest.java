package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String NONE = "00000000000000000000000000000000";

  @Test
  void idOfTheCallersTraceIsTaken() {
    assertThat(TraceId.of(request("00-" + TRACE + "-b7ad6b7169203331-01"))).isEqualTo(TRACE);
  }

  @Test
  void laterVersionMayHaveMoreFields() {
    assertThat(TraceId.of(request("01-" + TRACE + "-b7ad6b7169203331-01-more"))).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        TRACE,
        "00-" + TRACE,
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-" + TRACE + "0-b7ad6b7169203331-01",
        "00-" + TRACE + "-b7ad6b7169203331-011",
        "00-" + TRACE + "-b7ad6b7169203331-01-more",
        "00-" + TRACE + "-b7ad6b7169203331-01-",
        "00-" + TRACE + "-0000000000000000-01",
        "ff-" + TRACE + "-b7ad6b7169203331-01",
        "00-" + NONE + "-b7ad6b7169203331-01",
      })
  void otherRequestsGetAnIdOfTheirOwn(String traceparent) {
    assertThat(TraceId.of(request(traceparent)))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(TRACE)
        .isNotEqualTo(NONE);
  }

  @Test
  void requestKeepsItsId() {
    HttpServletRequest request = request(null);

    String id = TraceId.of(request);

    assertThat(TraceId.of(request)).isEqualTo(id);
    assertThat(TraceId.of(request(null))).isNotEqualTo(id);
  }

  private static HttpServletRequest request(String traceparent) {
    Map<String, Object> attributes = new HashMap<>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            TraceIdTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getHeader" -> traceparent;
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }
}
