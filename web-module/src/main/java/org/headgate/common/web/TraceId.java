package org.headgate.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.tracing.Spans;

/**
 * Identifies a request in its response and in the log: by the caller's trace id (W3C Trace Context)
 * if it sent one. While telemetry is on, it is the id of the request's trace.
 */
public final class TraceId {

  private static final String VALUE = TraceId.class.getName();

  /**
   * Version ff and ids of zero are not valid, and version 00 has 55 characters (W3C Trace Context,
   * 3.2.2).
   */
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff|00.{54})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

  private TraceId() {}

  /** 32 hexadecimal digits, the same until the request ends. */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(VALUE) instanceof String known) {
      return known;
    }
    String value = Spans.traceId().or(() -> sent(request)).orElseGet(TraceId::random);
    request.setAttribute(VALUE, value);
    return value;
  }

  private static Optional<String> sent(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("traceparent"))
        .map(TRACEPARENT::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static String random() {
    HexFormat hex = HexFormat.of();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
