package org.headgate.telemetry.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.pool.service.guard.GuardListener;
import org.headgate.pool.service.guard.GuardedWork;

/** Adds a span to the trace for each wait for a database permit. */
@ApplicationScoped
public class GuardWaitSpans implements GuardListener {

  @Override
  public void admitted(GuardedWork work, Duration waited) {
    if (Spans.isTraced()) {
      Spans.record(
          SpanName.of("wait for database").with("headgate.pool", work.database().wireName()),
          waited);
    }
  }
}
