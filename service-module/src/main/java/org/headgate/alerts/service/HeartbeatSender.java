package org.headgate.alerts.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.alerts.api.AlertHeartbeat;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.PeriodicTask;
import org.headgate.pool.service.history.NodeName;

/**
 * Posts to the external monitor at its interval, whether or not the database is available: this
 * shows that the node is running and has network access. A failed post is not repeated; the next
 * one follows.
 */
@ApplicationScoped
public class HeartbeatSender {

  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Inject AlertConfiguration configuration;
  @Inject AlertTransport transport;
  @Inject NodeName node;
  @Inject IdGenerator ids;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private Instant latest = Instant.EPOCH;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(PeriodicTask.startAfterDelay(executor, "heartbeat", PERIOD, this::runOnce));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  private void runOnce() {
    configuration.rules().heartbeat().filter(this::isDue).ifPresent(this::send);
  }

  private boolean isDue(AlertHeartbeat heartbeat) {
    return ElapsedTime.hasPassed(heartbeat.every(), latest, clock.instant());
  }

  private void send(AlertHeartbeat heartbeat) {
    latest = clock.instant();
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "heartbeat")
            .put("timestamp", latest.toString())
            .put("node", node.text())
            .toString();
    transport.post(heartbeat.url(), ids.next(), body);
  }
}
