package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderFilterTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();

  @ParameterizedTest
  @CsvSource({
    "POST, 0, application/x-www-form-urlencoded",
    "POST, 0, application/x-www-form-urlencoded; charset=UTF-8",
    "POST, 0, Text/Plain",
    "DELETE, 0, text/plain;charset=utf-8",
    "PUT, 0, application/x-www-form-urlencoded",
    "POST, 0,",
    "POST,,",
    "DELETE,,",
  })
  void emptyBodyCountsAsJson(String method, String length, String type) {
    send(length, type);

    filter(method, "/auth/logout-all");

    assertThat(headers.get("Content-Type")).isEqualTo(List.of(JSON));
  }

  /** Its own type decides, or the resource's own refusal. */
  @ParameterizedTest
  @CsvSource({
    "/auth/login, 2, text/plain",
    "/auth/login, 2, application/x-www-form-urlencoded",
    "/auth/login,, text/plain",
    "/auth/login, 0, application/json; charset=utf-8",
    "/auth/login, 0, application/merge-patch+json",
    "/admin/users/imports, 0, application/x-ndjson",
    "/auth/login, 0, image/png",
    "/oauth/token, 0, application/x-www-form-urlencoded",
    "oauth/introspect, 0, application/x-www-form-urlencoded",
    "/auth/login, 2,",
  })
  void otherTypesStay(String path, String length, String type) {
    send(length, type);

    filter("POST", path);

    assertThat(headers.getFirst("Content-Type")).isEqualTo(type);
  }

  @Test
  void bodyInChunksKeepsItsType() {
    send(null, FORM);
    headers.putSingle("Transfer-Encoding", "chunked");

    filter("POST", "/auth/logout-all");

    assertThat(headers.getFirst("Content-Type")).isEqualTo(FORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void readsHaveNoTypeOfABody(String method) {
    send("0", "text/plain");

    filter(method, "/users/me/profile");

    assertThat(headers).doesNotContainKey("Content-Type");
  }

  @Test
  void malformedTypeIsRefusedByName() {
    send("0", "nonsense");

    assertThatThrownBy(() -> filter("POST", "/auth/logout-all"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Content-Type");
  }

  @Test
  void listInSeveralFieldsBecomesOne() {
    headers.put("If-Match", new ArrayList<>(List.of("\"a\"", "\"b\"")));

    filter("GET", "/users/me");

    assertThat(headers.get("If-Match")).isEqualTo(List.of("\"a\", \"b\""));
  }

  /**
   * @param length null for a request without that header, as is a type
   */
  private void send(String length, String type) {
    if (length != null) {
      headers.putSingle("Content-Length", length);
    }
    if (type != null) {
      headers.putSingle("Content-Type", type);
    }
  }

  private void filter(String method, String path) {
    UriInfo uri = proxy(UriInfo.class, "getPath", path);
    new RequestHeaderFilter().filter(request(method, uri));
  }

  private ContainerRequestContext request(String method, UriInfo uri) {
    return (ContainerRequestContext)
        Proxy.newProxyInstance(
            RequestHeaderFilterTest.class.getClassLoader(),
            new Class<?>[] {ContainerRequestContext.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getHeaders" -> headers;
                  case "getUriInfo" -> uri;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private static <T> T proxy(Class<T> type, String method, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            RequestHeaderFilterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return answer;
              }
              throw new UnsupportedOperationException(called.getName());
            }));
  }
}
