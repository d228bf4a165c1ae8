package org.headgate.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request whose frame a test changes, one part at a time; as it is, it passes. */
abstract class FramedRequest {

  final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  String method = "GET";
  String path = "/api/v1/whoami";
  String query = null;
  String protocol = "HTTP/1.1";

  FramedRequest() {
    header("Host", "localhost:9080");
  }

  final void header(String name, String value) {
    headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
  }

  Optional<RequestHead.Refusal> refusal() {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                FramedRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) ->
                    switch (called.getName()) {
                      case "getMethod" -> method;
                      case "getRequestURI" -> path;
                      case "getQueryString" -> query;
                      case "getProtocol" -> protocol;
                      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                      case "getHeader" ->
                          headers.getOrDefault((String) arguments[0], List.of()).stream()
                              .findFirst()
                              .orElse(null);
                      case "getHeaders" ->
                          Collections.enumeration(
                              headers.getOrDefault((String) arguments[0], List.of()));
                      default -> throw new UnsupportedOperationException(called.getName());
                    });
    return new RequestHead(request).refusal();
  }
}
