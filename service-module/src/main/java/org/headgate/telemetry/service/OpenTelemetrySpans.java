package org.headgate.telemetry.service;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.SpanRecorder;

/** Records spans with the server's OpenTelemetry. Loaded only where the server has it. */
final class OpenTelemetrySpans implements SpanRecorder {

  private static final String SCOPE = "org.headgate";
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private final Tracer tracer;
  private final Clock clock;

  private OpenTelemetrySpans(Tracer tracer, Clock clock) {
    this.tracer = tracer;
    this.clock = clock;
  }

  static SpanRecorder create(Clock clock) {
    return new OpenTelemetrySpans(
        CDI.current().select(OpenTelemetry.class).get().getTracer(SCOPE), clock);
  }

  @Override
  public boolean isTraced() {
    return Span.current().getSpanContext().isSampled();
  }

  @Override
  public OpenSpan begin(SpanName name) {
    return open(builder(name), Context.current());
  }

  @Override
  public OpenSpan continueTrace(String traceparent, SpanName name) {
    return remote(traceparent)
        .map(parent -> Context.root().with(Span.wrap(parent)))
        .map(parent -> open(builder(name).setParent(parent), parent))
        .orElse(OpenSpan.NONE);
  }

  @Override
  public void record(SpanName name, Duration elapsed) {
    Instant end = clock.instant();
    builder(name).setStartTimestamp(end.minus(elapsed)).startSpan().end(end);
  }

  @Override
  public void rename(String name) {
    Span.current().updateName(name);
  }

  @Override
  public void describe(Map<String, String> attributes) {
    attributes.forEach(Span.current()::setAttribute);
  }

  @Override
  public Optional<String> traceparent() {
    SpanContext current = Span.current().getSpanContext();
    return current.isValid()
        ? Optional.of(
            String.join(
                "-",
                "00",
                current.getTraceId(),
                current.getSpanId(),
                current.getTraceFlags().asHex()))
        : Optional.empty();
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // whoever opens it closes it
  public Supplier<OpenSpan> capture() {
    Context captured = Context.current();
    return () -> captured.makeCurrent()::close;
  }

  private SpanBuilder builder(SpanName name) {
    SpanBuilder builder =
        tracer.spanBuilder(name.text()).setSpanKind(SpanKind.valueOf(name.kind().name()));
    name.attributes().forEach(builder::setAttribute);
    return builder;
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the span
  private static OpenSpan open(SpanBuilder builder, Context parent) {
    Span span = builder.startSpan();
    Scope scope = parent.with(span).makeCurrent();
    return () -> {
      scope.close();
      span.end();
    };
  }

  private static Optional<SpanContext> remote(String traceparent) {
    return Optional.of(TRACEPARENT.matcher(traceparent))
        .filter(Matcher::matches)
        .map(
            parts ->
                SpanContext.createFromRemoteParent(
                    parts.group(1),
                    parts.group(2),
                    TraceFlags.fromHex(parts.group(3), 0),
                    TraceState.getDefault()))
        .filter(SpanContext::isValid);
  }
}
