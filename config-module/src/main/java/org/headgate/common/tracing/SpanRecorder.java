package org.headgate.common.tracing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Records spans. By itself it records nothing, as while telemetry is off. */
public interface SpanRecorder {

  /** Records nothing, and never did. */
  SpanRecorder NONE = new SpanRecorder() {};

  /** Whether what this thread does is part of a trace that is recorded. */
  default boolean isTraced() {
    return false;
  }

  /** Begins a span in the trace of this thread, or a trace of its own. */
  default OpenSpan begin(SpanName name) {
    return OpenSpan.NONE;
  }

  /** As {@link #begin}, in a trace that another thread or node has begun. */
  default OpenSpan continueTrace(String traceparent, SpanName name) {
    return OpenSpan.NONE;
  }

  /** A span that took so long and ends now. */
  default void record(SpanName name, Duration took) {}

  /** Gives the present span another name. */
  default void rename(String name) {}

  /** Adds to the present span. */
  default void describe(Map<String, String> attributes) {}

  /** The present span as a header of W3C Trace Context; empty without one. */
  default Optional<String> traceparent() {
    return Optional.empty();
  }

  /** Makes what is the present span now the present one again, of whichever thread asks. */
  default Supplier<OpenSpan> capture() {
    return () -> OpenSpan.NONE;
  }
}
