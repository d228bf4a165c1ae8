package org.headgate.alerts.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.alerts.api.AlertRule;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.history.NodeName;

/**
 * Every 2 s records what is wrong, resolves what is over, and triggers notifications. While nothing
 * is wrong it asks the database only every 10 s, unless it knows that nothing has changed there.
 */
@ApplicationScoped
public class AlertMonitor {

  private static final Logger LOG = SingleLineLogger.of(AlertMonitor.class);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final int ROUNDS_WITHOUT_CAUSE = 5;

  @Inject @Any Instance<AlertCauseSource> sources;
  @Inject AlertConfiguration configuration;
  @Inject AlertLedgerSelector ledgers;
  @Inject AlertDispatcher dispatcher;
  @Inject NodeName node;
  @Inject IdGenerator ids;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private AlertSnapshot known = AlertSnapshot.EMPTY;
  private int round;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(PeriodicTask.startAfterDelay(executor, "alerts", PERIOD, this::runOnce));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  private synchronized void runOnce() {
    List<AlertCause> causes = causes();
    boolean isPlanned = round++ % ROUNDS_WITHOUT_CAUSE == 0;
    if (isPlanned) {
      refresh();
    }
    if (!causes.isEmpty() || known.hasOpen() || (isPlanned && !ledgers.isUnchanged())) {
      known = ledgers.record(causes.stream().map(this::row).toList());
    }
    dispatcher.dispatch(
        AlertDeliveryPolicy.due(
            known, configuration.receivers(), configuration.rules(), clock.instant()));
  }

  private List<AlertCause> causes() {
    return sources.stream()
        .flatMap(source -> source.causes().stream())
        .filter(cause -> configuration.rule(cause.kind()).isEnabled())
        .toList();
  }

  private void refresh() {
    if (ledgers.isDatabaseThere()) {
      try {
        configuration.refreshIfChanged();
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "Endpoints and rules stay as they were read last", e);
      }
    }
  }

  private AlertRow row(AlertCause cause) {
    AlertRule rule = configuration.rule(cause.kind());
    return new AlertRow(
        ids.next(),
        cause.kind().wireName(),
        cause.pool(),
        rule.severity().wireName(),
        cause.title(),
        cause.cure(),
        List.of(node.text()),
        rule.hold(),
        cause.since(),
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
