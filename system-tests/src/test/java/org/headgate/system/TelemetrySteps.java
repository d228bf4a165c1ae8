package org.headgate.system;

import java.io.IOException;
import java.util.Map;
import org.headgate.testbed.TelemetryCollector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server that sends its telemetry to a collector. */
abstract class TelemetrySteps {
  static TelemetryCollector collector;
  static Headgate headgate;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    collector = new TelemetryCollector();
    headgate =
        Headgate.started(
            "telemetry",
            Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_SERVICE_NAME", "headgate",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(),
                "OTEL_BSP_SCHEDULE_DELAY", "100",
                "OTEL_METRIC_EXPORT_INTERVAL", "1000",
                "LOG_FORMAT", "json",
                "NETWORK_SENDS", "100000",
                "WEBHOOK_ALLOW_PRIVATE", "true"));
    headgate.serve();
  }

  @AfterAll
  static void stop() {
    headgate.close();
    collector.close();
  }
}
