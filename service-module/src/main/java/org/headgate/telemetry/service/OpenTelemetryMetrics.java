package org.headgate.telemetry.service;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Exports the metrics of {@code /metrics} by OpenTelemetry too: gauges and counters as they are,
 * timers as count and total seconds.
 */
final class OpenTelemetryMetrics {

  private static final String SCOPE = "org.headgate";
  private static final String PREFIX = "headgate_";

  private final MetricRegistry registry;
  private final Meter meter;
  private final Set<String> sent = ConcurrentHashMap.newKeySet();

  private OpenTelemetryMetrics(MetricRegistry registry, Meter meter) {
    this.registry = registry;
    this.meter = meter;
  }

  static OpenTelemetryMetrics create(MetricRegistry registry) {
    return new OpenTelemetryMetrics(
        registry, CDI.current().select(OpenTelemetry.class).get().getMeter(SCOPE));
  }

  /** Exports newly registered metrics from now on. */
  void sendNew() {
    registry.getMetadata().values().stream()
        .filter(metadata -> metadata.getName().startsWith(PREFIX))
        .filter(metadata -> !sent.contains(metadata.getName()))
        .forEach(
            metadata ->
                series(metadata).values().stream()
                    .findFirst()
                    .ifPresent(metric -> send(metadata, metric)));
  }

  private void send(Metadata metadata, Metric first) {
    sent.add(metadata.getName());
    if (first instanceof Counter) {
      counter(metadata, metadata.getName(), metric -> ((Counter) metric).getCount());
    } else if (first instanceof Timer) {
      counter(metadata, metadata.getName() + "_count", metric -> ((Timer) metric).getCount());
      counter(
          metadata,
          metadata.getName() + "_seconds",
          metric -> ((Timer) metric).getElapsedTime().toMillis() / 1000.0);
    } else if (first instanceof Gauge) {
      meter
          .gaugeBuilder(metadata.getName())
          .setDescription(metadata.description().orElse(""))
          .setUnit(unit(metadata.getName()))
          .buildWithCallback(
              measured ->
                  observe(
                      metadata, metric -> ((Gauge<?>) metric).getValue().doubleValue(), measured));
    }
  }

  private void counter(Metadata metadata, String name, ToDoubleFunction<Metric> value) {
    meter
        .counterBuilder(name)
        .ofDoubles()
        .setDescription(metadata.description().orElse(""))
        .setUnit(unit(name))
        .buildWithCallback(measured -> observe(metadata, value, measured));
  }

  /** In the notation of UCUM: numbers of things have the unit 1. */
  private static String unit(String name) {
    return name.endsWith("_seconds") ? "s" : "1";
  }

  private void observe(
      Metadata metadata, ToDoubleFunction<Metric> value, ObservableDoubleMeasurement measured) {
    series(metadata)
        .forEach((id, metric) -> measured.record(value.applyAsDouble(metric), attributes(id)));
  }

  private Map<MetricID, Metric> series(Metadata metadata) {
    return registry.getMetrics((id, metric) -> id.getName().equals(metadata.getName()));
  }

  private static Attributes attributes(MetricID id) {
    AttributesBuilder attributes = Attributes.builder();
    id.getTags().forEach((name, value) -> attributes.put(AttributeKey.stringKey(name), value));
    return attributes.build();
  }
}
