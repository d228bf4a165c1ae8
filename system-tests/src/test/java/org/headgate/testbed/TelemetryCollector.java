package org.headgate.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes what a server sends by OTLP over HTTP, and keeps it. */
public final class TelemetryCollector implements AutoCloseable {

  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<LogRecord> logs = new CopyOnWriteArrayList<>();
  private final Map<String, String> metrics = new ConcurrentHashMap<>();
  private final HttpServer server;

  public TelemetryCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", exchange -> take(exchange, this::takeSpans));
    server.createContext("/v1/logs", exchange -> take(exchange, this::takeLogs));
    server.createContext("/v1/metrics", exchange -> take(exchange, this::takeMetrics));
    server.start();
  }

  /** As a value for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** The spans of one trace that came so far. */
  public List<Span> trace(String traceId) {
    return spans.stream()
        .filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId))
        .toList();
  }

  /** Lines of the log that came so far. */
  public List<LogRecord> logs() {
    return List.copyOf(logs);
  }

  /** The names of the metrics that came so far, and their units. */
  public Map<String, String> metrics() {
    return Map.copyOf(metrics);
  }

  /** An id as text. */
  public static String hex(byte... id) {
    return HexFormat.of().formatHex(id);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void takeSpans(InputStream body) throws IOException {
    ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .forEach(scope -> spans.addAll(scope.getSpansList()));
  }

  private void takeLogs(InputStream body) throws IOException {
    ExportLogsServiceRequest.parseFrom(body).getResourceLogsList().stream()
        .flatMap(resource -> resource.getScopeLogsList().stream())
        .forEach(scope -> logs.addAll(scope.getLogRecordsList()));
  }

  private void takeMetrics(InputStream body) throws IOException {
    ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .forEach(metric -> metrics.put(metric.getName(), metric.getUnit()));
  }

  private static void take(HttpExchange exchange, Reader reader) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (exchange;
        InputStream sent = exchange.getRequestBody();
        InputStream body = zipped ? new GZIPInputStream(sent) : sent) {
      reader.read(body);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** Understands one kind of message. */
  @FunctionalInterface
  private interface Reader {
    void read(InputStream body) throws IOException;
  }
}
