package org.headgate.pool.service.lifecycle;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.ServerSettings.StartMode;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.liberty.LibertyProcess;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/**
 * Logs once for each database how long it took to reach and prepare it or, after 2 s without an
 * answer, that it is silent. With {@code DB_START_MODE=require} a database that is not reached
 * within that time, or cannot be prepared, ends the process with status {@value #REFUSED} and one
 * line with the reason and the remedy.
 */
@ApplicationScoped
public class StartupVerifier {

  /** The exit status of a start that was refused. */
  public static final int REFUSED = 3;

  private static final Logger LOG = SingleLineLogger.of(StartupVerifier.class);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

  @Inject HeadgateSettings settings;
  @Inject LibertyProcess process;
  @Inject DatabaseMonitor databaseMonitor;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<PoolName, Duration> reached = new ConcurrentHashMap<>();
  private final Set<PoolName> verified = ConcurrentHashMap.newKeySet();
  private final Set<PoolName> silent = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean refused = new AtomicBoolean();
  private volatile Optional<PeriodicTask> periodicTask = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(
            PeriodicTask.startNow(
                executor, "verification of the start", CHECK_INTERVAL, this::checkReached));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void reached(@Observes @Priority(1) DatabaseAvailableEvent event) {
    reached.putIfAbsent(event.database(), tried(event.database()));
  }

  void changed(@Observes DatabaseStatusChangedEvent event) {
    PoolName database = event.database();
    if (event.now().isUp() && verified.add(database)) {
      LOG.log(
          Level.INFO,
          "{0}",
          "The %s database was verified: reached after %s ms, ready after %s ms"
              .formatted(
                  database.wireName(),
                  reached.getOrDefault(database, Duration.ZERO).toMillis(),
                  tried(database).toMillis()));
    } else if (!event.now().isUp() && !verified.contains(database) && isRequired()) {
      refuse(StartRefusal.of(event, tried(database)));
    }
  }

  /** Whether the start is complete; if databases are required, this is after all were verified. */
  public boolean isDone() {
    return !isRequired() || verified.containsAll(DatabaseMonitor.MONITORED);
  }

  private void checkReached() {
    DatabaseMonitor.MONITORED.stream()
        .filter(database -> !reached.containsKey(database))
        .filter(database -> tried(database).compareTo(LIMIT) >= 0)
        .filter(silent::add)
        .findFirst()
        .ifPresent(this::reportSilentDatabases);
    if (reached.keySet().containsAll(DatabaseMonitor.MONITORED)) {
      periodicTask.ifPresent(PeriodicTask::cancel);
    }
  }

  private void reportSilentDatabases(PoolName database) {
    if (isRequired()) {
      refuse(StartRefusal.silent(database, tried(database)));
    } else if (!databaseMonitor.status(database).isKnown()) {
      LOG.log(
          Level.WARNING,
          "The {0} database has not answered for {1} ms; the server goes on without it. Cure: {2}",
          database.wireName(),
          tried(database).toMillis(),
          FaultKind.UNREACHABLE.cure());
    }
  }

  private void refuse(StartRefusal reason) {
    if (refused.compareAndSet(false, true)) {
      LOG.log(Level.ERROR, "{0}", reason.line());
      process.endStart(REFUSED);
    }
  }

  private boolean isRequired() {
    return settings.server().startMode() == StartMode.REQUIRE;
  }

  private Duration tried(PoolName database) {
    return databaseMonitor
        .firstProbe(database)
        .map(first -> Duration.between(first, clock.instant()))
        .orElse(Duration.ZERO);
  }
}
