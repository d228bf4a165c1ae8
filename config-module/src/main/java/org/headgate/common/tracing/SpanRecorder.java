package org.headgate.common.tracing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** SPI that records spans. The default methods record nothing, as while telemetry is off. */
public interface SpanRecorder {

  /** Records nothing. */
  SpanRecorder NONE = new SpanRecorder() {};

  /** Whether the current thread works within a recorded trace. */
  default boolean isTraced() {
    return false;
  }

  /** Begins a span in the thread's trace, or in a new trace. */
  default OpenSpan begin(SpanName name) {
    return OpenSpan.NONE;
  }

  /** As {@link #begin}, in a trace that another thread or node began. */
  default OpenSpan continueTrace(String traceparent, SpanName name) {
    return OpenSpan.NONE;
  }

  /** Records a span of this duration that ends now. */
  default void record(SpanName name, Duration elapsed) {}

  /** Renames the current span. */
  default void rename(String name) {}

  /** Adds attributes to the current span. */
  default void describe(Map<String, String> attributes) {}

  /** The current span as a W3C Trace Context header; empty without one. */
  default Optional<String> traceparent() {
    return Optional.empty();
  }

  /** Captures the current span, so that another thread can continue it. */
  default Supplier<OpenSpan> capture() {
    return () -> OpenSpan.NONE;
  }
}
