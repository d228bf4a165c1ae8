package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldFilterTest {

  private static final String LANGUAGE = "Accept-Language";

  private final Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** JAX-RS would take the language of the server's environment for messages of constraints. */
  @Test
  void requestWithoutALanguageIsAnsweredInEnglish() throws IOException, ServletException {
    sent.put("Host", List.of("localhost"));

    HttpServletRequest passed = filtered();

    assertThat(passed.getHeader(LANGUAGE)).isEqualTo("en");
    assertThat(Collections.list(passed.getHeaders(LANGUAGE))).containsExactly("en");
    assertThat(Collections.list(passed.getHeaderNames()))
        .containsExactlyInAnyOrder("Host", LANGUAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "de;q=abc, *;q=9", "", "*", "en-US,en;q=0.5"})
  void everyRequestIsAnsweredInEnglish(String language) throws IOException, ServletException {
    sent.put("accept-language", List.of(language, "fr"));

    HttpServletRequest passed = filtered();

    assertThat(Collections.list(passed.getHeaders(LANGUAGE))).containsExactly("en");
    assertThat(Collections.list(passed.getHeaderNames())).containsExactly(LANGUAGE);
  }

  @Test
  void acceptIsReducedToMediaRanges() throws IOException, ServletException {
    sent.put("Accept", List.of("application/json; charset=utf-8", "text/html;q=0.5"));

    HttpServletRequest passed = filtered();

    assertThat(passed.getHeader("accept")).isEqualTo("application/json;q=1.0, text/html;q=0.5");
    assertThat(filtered().getHeader("X-Other")).isNull();
  }

  @Test
  void missingAcceptStaysMissing() throws IOException, ServletException {
    HttpServletRequest passed = filtered();

    assertThat(passed.getHeader("Accept")).isNull();
    assertThat(Collections.list(passed.getHeaders("Accept"))).isEmpty();
  }

  /** JAX-RS would send what is ruled out, as soon as another range includes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/v1/users/me | */*;q=0.5 | */*;q=0.5",
        "/api/v1/users/me | application/json;q=0, */* | ``",
        "/api/v1/users/me | application/x-ndjson, application/zip, text/event-stream | ``",
        "/api/v1/admin/audit | text/event-stream | ``",
        "/api/v1/admin/audit/stream | text/event-stream | text/event-stream;q=1.0",
        "/api/v1/admin/audit/stream | text/*;q=0.1 | text/event-stream;q=0.1",
        "/api/v1/admin/incidents/1 | application/json;q=0, application/* "
            + "| application/x-ndjson;q=1.0, application/zip;q=1.0",
        "/api/v1/admin/incidents/1 | application/zip, application/json;q=0.5 "
            + "| application/json;q=0.5, application/zip;q=1.0",
        "/api/v1/admin/incidents/1 | text/html | ``",
        "/api/v1/admin/incidents | application/zip | ``",
        "/api/v1/admin/users/imports/1/refused | application/x-ndjson | application/x-ndjson;q=1.0",
        "/api/v1/admin/users/imports/1 | application/x-ndjson | ``",
      })
  void onlyTypesOfTheRouteAreAsked(String path, String accept, String plain) {
    assertThat(HeaderFieldFilter.answerable(AcceptHeader.parse(accept), path).orElse(""))
        .isEqualTo(plain);
  }

  private HttpServletRequest filtered() throws IOException, ServletException {
    AtomicReference<HttpServletRequest> passed = new AtomicReference<>();
    new HeaderFieldFilter()
        .doFilter(
            request(), response(), (request, response) -> passed.set((HttpServletRequest) request));
    return passed.get();
  }

  private HttpServletRequest request() {
    return proxy(
        HttpServletRequest.class,
        (method, argument) ->
            switch (method) {
              case "getRequestURI" -> "/api/v1/users/me";
              case "getMethod" -> "GET";
              case "getContentType" -> null;
              case "getHeader" ->
                  Optional.ofNullable(sent.get(argument)).map(values -> values.get(0)).orElse(null);
              case "getHeaders" -> Collections.enumeration(sent.getOrDefault(argument, List.of()));
              case "getHeaderNames" -> Collections.enumeration(sent.keySet());
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static HttpServletResponse response() {
    return proxy(
        HttpServletResponse.class,
        (method, argument) -> {
          throw new UnsupportedOperationException(method);
        });
  }

  /** The answer of a method, by its name and its first argument. */
  private interface Answers {
    Object of(String method, String argument);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            HeaderFieldFilterTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                answers.of(
                    called.getName(), arguments == null ? "" : String.valueOf(arguments[0]))));
  }
}
