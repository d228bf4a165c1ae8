package org.headgate.common.tracing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The spans of this node. While telemetry is off, which is the default, each call costs one field
 * access.
 */
public final class Spans {

  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;

  private static volatile SpanRecorder recorder = SpanRecorder.NONE;

  private Spans() {}

  /** Sets the recorder of spans. */
  public static void recordWith(SpanRecorder other) {
    recorder = other;
  }

  /** Whether telemetry is on. */
  public static boolean areRecorded() {
    return recorder != SpanRecorder.NONE;
  }

  /** Whether the current thread works within a recorded trace. */
  public static boolean isTraced() {
    return recorder.isTraced();
  }

  /** Begins a span if the thread works within a trace. */
  public static OpenSpan within(SpanName name) {
    SpanRecorder current = recorder;
    return current.isTraced() ? current.begin(name) : OpenSpan.NONE;
  }

  /** Begins a span, in a new trace if the thread has none. */
  public static OpenSpan begin(SpanName name) {
    return recorder.begin(name);
  }

  /** Begins a span in the trace that requested the work; none without a trace. */
  public static OpenSpan continueTrace(Optional<String> traceparent, SpanName name) {
    return traceparent.map(parent -> recorder.continueTrace(parent, name)).orElse(OpenSpan.NONE);
  }

  /** Records a span of this duration that ends now, if the thread works within a trace. */
  public static void record(SpanName name, Duration elapsed) {
    SpanRecorder current = recorder;
    if (current.isTraced()) {
      current.record(name, elapsed);
    }
  }

  /** Renames the current span. */
  public static void rename(String name) {
    recorder.rename(name);
  }

  /** Adds an attribute to the current span. */
  public static void describe(String key, String value) {
    recorder.describe(Map.of(key, value));
  }

  /** The current span as a W3C Trace Context header; empty without one. */
  public static Optional<String> traceparent() {
    return recorder.traceparent();
  }

  /** 32 hexadecimal digits; empty without a current span. */
  public static Optional<String> traceId() {
    return recorder.traceparent().map(parent -> parent.split("-", -1)[TRACE_ID]);
  }

  /** 16 hexadecimal digits; empty without a current span. */
  public static Optional<String> spanId() {
    return recorder.traceparent().map(parent -> parent.split("-", -1)[SPAN_ID]);
  }

  /** Captures the current span, so that another thread can continue it. */
  public static Supplier<OpenSpan> capture() {
    return recorder.capture();
  }
}
