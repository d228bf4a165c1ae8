package org.headgate.liberty.extension;

import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a request with a problem document (RFC 9457) and ends its connection. */
final class ProblemResponse {

  private static final CorsHeaders CORS = CorsHeaders.ofThisServer();

  /**
   * Version ff and ids of zero are not valid, and version 00 has 55 characters (W3C Trace Context,
   * 3.2.2).
   */
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff|00.{54})[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");

  /** Characters that need no escaping in JSON and URIs. */
  private static final Pattern PLAIN = Pattern.compile("/(?:[A-Za-z0-9._~/-]|%[0-9A-Fa-f]{2})*+");

  private ProblemResponse() {}

  static void send(HttpInboundConnection connection, Refusal refusal) {
    try {
      HttpResponse response = connection.getResponse();
      CORS.answer(connection.getRequest().getHeaders("Origin")).forEach(response::setHeader);
      write(response, refusal, document(connection, refusal));
      connection.finish(null);
    } catch (IOException e) {
      connection.finish(e);
    }
  }

  /** Redirects the caller to a relative path. */
  static void redirect(HttpInboundConnection connection, String path) {
    byte[] text = ("See " + path).getBytes(StandardCharsets.US_ASCII);
    try {
      HttpResponse response = connection.getResponse();
      response.setStatus(302);
      response.setHeader("Location", path);
      response.setHeader("Content-Type", "text/plain");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Connection", "close");
      response.setContentLength(text.length);
      response.getBody().write(text);
      connection.finish(null);
    } catch (IOException e) {
      connection.finish(e);
    }
  }

  /** Answers HEAD for the metrics as the server does GET, without what only the content tells. */
  static void headOfMetrics(HttpInboundConnection connection) {
    HttpResponse response = connection.getResponse();
    response.setStatus(200);
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setHeader("Connection", "close");
    connection.finish(null);
  }

  private static void write(HttpResponse response, Refusal refusal, byte[] document)
      throws IOException {
    response.setStatus(refusal.status());
    response.setHeader("Content-Type", "application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Connection", "close");
    refusal.allow().ifPresent(allowed -> response.setHeader("Allow", allowed));
    refusal.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
    response.setContentLength(document.length);
    response.getBody().write(document);
  }

  private static byte[] document(HttpInboundConnection connection, Refusal refusal) {
    String path = connection.getRequest().getURI();
    return """
    {"type":"urn:headgate:problem:%s","title":"%s","status":%s,"detail":"%s","instance":"%s","trace_id":"%s"%s}\
    """
        .formatted(
            refusal.name(),
            refusal.title(),
            refusal.status(),
            refusal.detail(),
            PLAIN.matcher(path).matches() ? path.replaceFirst("^/+", "/") : "/",
            traceId(Optional.ofNullable(connection.getRequest().getHeader("traceparent"))),
            refusal.fault().map(ProblemResponse::errors).orElse(""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String errors(Refusal.Fault fault) {
    return ",\"errors\":[{\"field\":\"%s\",\"message\":\"%s\"}]"
        .formatted(fault.part(), fault.message());
  }

  private static String traceId(Optional<String> traceparent) {
    return traceparent
        .map(TRACEPARENT::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .orElseGet(ProblemResponse::random);
  }

  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
