package org.headgate.common.tracing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The spans of this node. While telemetry is off, as it is unless asked for, each call is a look at
 * one field.
 */
public final class Spans {

  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;

  private static volatile SpanRecorder recorder = SpanRecorder.NONE;

  private Spans() {}

  /** From now on spans go there. */
  public static void recordWith(SpanRecorder other) {
    recorder = other;
  }

  /** Whether telemetry is on. */
  public static boolean areRecorded() {
    return recorder != SpanRecorder.NONE;
  }

  /** Whether what this thread does is part of a trace that is recorded. */
  public static boolean isTraced() {
    return recorder.isTraced();
  }

  /** Begins a span if the thread works for a trace. */
  public static OpenSpan within(SpanName name) {
    SpanRecorder current = recorder;
    return current.isTraced() ? current.begin(name) : OpenSpan.NONE;
  }

  /** Begins a span, and a trace where the thread works for none. */
  public static OpenSpan begin(SpanName name) {
    return recorder.begin(name);
  }

  /** Begins a span of the trace that ordered the work; none where no trace did. */
  public static OpenSpan continueTrace(Optional<String> traceparent, SpanName name) {
    return traceparent.map(parent -> recorder.continueTrace(parent, name)).orElse(OpenSpan.NONE);
  }

  /** What took so long and ends now, if the thread works for a trace. */
  public static void record(SpanName name, Duration took) {
    SpanRecorder current = recorder;
    if (current.isTraced()) {
      current.record(name, took);
    }
  }

  /** Gives the present span another name. */
  public static void rename(String name) {
    recorder.rename(name);
  }

  /** Adds to the present span. */
  public static void describe(String key, String value) {
    recorder.describe(Map.of(key, value));
  }

  /** The present span as a header of W3C Trace Context; empty without one. */
  public static Optional<String> traceparent() {
    return recorder.traceparent();
  }

  /** 32 hexadecimal digits; empty without a present span. */
  public static Optional<String> traceId() {
    return recorder.traceparent().map(parent -> parent.split("-", -1)[TRACE_ID]);
  }

  /** 16 hexadecimal digits; empty without a present span. */
  public static Optional<String> spanId() {
    return recorder.traceparent().map(parent -> parent.split("-", -1)[SPAN_ID]);
  }

  /** Makes what is the present span now the present one again, of whichever thread asks. */
  public static Supplier<OpenSpan> capture() {
    return recorder.capture();
  }
}
