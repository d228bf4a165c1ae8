package org.headgate.alerts.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.alerts.api.AlertHeartbeat;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.service.history.NodeName;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Posts to the external monitor at its interval, whether or not the database is available: this
 * shows that the node is running and has network access. A failed post is not repeated; the next
 * one follows, but not before a pause that the monitor asks for, nor after a 410.
 */
@ApplicationScoped
public class HeartbeatSender {

  private static final Logger LOG = SingleLineLogger.of(HeartbeatSender.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Inject AlertConfiguration configuration;
  @Inject AlertTransport transport;
  @Inject NodeName node;
  @Inject IdGenerator ids;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private Instant latest = Instant.EPOCH;
  private Pause pause = new Pause("", Instant.EPOCH);

  /** How long a monitor is sent nothing. Another URL is another monitor. */
  private record Pause(String url, Instant end) {

    boolean holds(String other, Instant now) {
      return url.equals(other) && now.isBefore(end);
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(PeriodicTask.startAfterDelay(executor, "heartbeat", PERIOD, this::runOnce));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void runOnce() {
    configuration.rules().heartbeat().filter(this::isDue).ifPresent(this::send);
  }

  private boolean isDue(AlertHeartbeat heartbeat) {
    Instant now = clock.instant();
    return !pause.holds(heartbeat.url(), now)
        && ElapsedTime.hasPassed(heartbeat.every(), latest, now);
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
    ActionResult answer = transport.post(heartbeat.url(), ids.next(), body);
    if (answer.kind() == ActionResult.Kind.GONE) {
      LOG.log(Level.WARNING, "The monitor answered 410: it gets no heartbeats until it is changed");
      pause = new Pause(heartbeat.url(), Instant.MAX);
    } else if (answer.kind() == ActionResult.Kind.FAILED) {
      pause = new Pause(heartbeat.url(), latest.plus(answer.pause().orElse(Duration.ZERO)));
    }
  }
}
