package org.headgate.telemetry.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.tracing.SpanRecorder;
import org.headgate.common.tracing.Spans;
import org.headgate.config.HeadgateSettings;

/**
 * Starts spans and metrics where the settings enable them. Elsewhere the server has no
 * OpenTelemetry, and no class here may load one of it.
 */
@ApplicationScoped
public class TelemetryStarter {

  /** Some metrics are registered only after their first event. */
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(15);

  @Inject HeadgateSettings settings;
  @Inject MetricRegistry registry;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> periodicTask = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    if (settings.telemetry().enabled()) {
      Spans.recordWith(OpenTelemetrySpans.create(clock));
      OpenTelemetryMetrics metrics = OpenTelemetryMetrics.create(registry);
      periodicTask =
          Optional.of(
              PeriodicTask.startNow(
                  executor, "sending of metrics", CHECK_INTERVAL, metrics::sendNew));
    }
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
    Spans.recordWith(SpanRecorder.NONE);
  }
}
