package org.headgate.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request of HTTP/1.1 that stands in a text, as a container would hand it over. */
final class RequestOfText {
  private final String[] target;
  private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private RequestOfText(List<String> lines) {
    target = (lines.isEmpty() ? "" : lines.get(0)).split("[ ?]", 3);
    lines.stream()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .filter(field -> field.length == 2)
        .forEach(
            field -> fields.computeIfAbsent(field[0], name -> new ArrayList<>()).add(field[1]));
  }

  static HttpServletRequest read(String text) {
    RequestOfText request = new RequestOfText(text.lines().toList());
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestOfText.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                request.answer(method.getName(), arguments == null ? "" : arguments[0].toString()));
  }

  private Object answer(String method, String field) {
    return switch (method) {
      case "getMethod" -> target[0];
      case "getRequestURI" -> target.length > 1 ? target[1] : "/";
      case "getQueryString" -> target.length > 2 ? target[2] : null;
      case "getProtocol" -> "HTTP/1.1";
      case "getHeaderNames" -> Collections.enumeration(fields.keySet());
      case "getHeader" -> fields.containsKey(field) ? fields.get(field).get(0) : null;
      case "getHeaders" -> Collections.enumeration(fields.getOrDefault(field, List.of()));
      default -> throw new UnsupportedOperationException(method);
    };
  }
}
