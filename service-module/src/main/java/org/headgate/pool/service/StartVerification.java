package org.headgate.pool.service;

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
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyProcess;
import org.headgate.settings.DatabaseStartMode;

/**
 * Says once for each database how long the start took to reach it and to make it ready (seed B4).
 * With {@code DB_START_MODE=require} a database that is not reached within 2 s, or cannot be made
 * ready, ends the process with status {@value #REFUSED} and one line that says why and what helps.
 */
@ApplicationScoped
public class StartVerification {

  /** The exit status of a start that was refused. */
  public static final int REFUSED = 3;

  private static final Logger LOG = System.getLogger(StartVerification.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @Inject HeadgateSettings settings;
  @Inject LibertyProcess process;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<DatabaseName, Duration> reached = new ConcurrentHashMap<>();
  private final Set<DatabaseName> verified = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean refused = new AtomicBoolean();
  private volatile Instant begun = Instant.MAX;
  private Future<?> check = CompletableFuture.completedFuture(null);

  void start(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event) {
    begun = clock.instant();
    if (isRequired()) {
      check = executor.schedule(this::checkReached, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void stop() {
    check.cancel(false);
  }

  void reached(@Observes @Priority(1) DatabaseAvailable event) {
    reached.putIfAbsent(event.database(), sinceBegin());
  }

  void changed(@Observes DatabaseChanged event) {
    DatabaseName database = event.database();
    if (event.now().isUp() && verified.add(database)) {
      LOG.log(
          Level.INFO,
          "The {0} database was verified: reached after {1} ms, ready after {2} ms",
          database.wireName(),
          reached.getOrDefault(database, Duration.ZERO).toMillis(),
          sinceBegin().toMillis());
    } else if (!event.now().isUp() && !verified.contains(database) && isRequired()) {
      refuse(RefusedStart.of(event, sinceBegin()));
    }
  }

  private void checkReached() {
    DatabaseWatch.WATCHED.stream()
        .filter(database -> !reached.containsKey(database))
        .findFirst()
        .ifPresent(database -> refuse(RefusedStart.silent(database, sinceBegin())));
  }

  private void refuse(RefusedStart reason) {
    if (refused.compareAndSet(false, true)) {
      LOG.log(Level.ERROR, "{0}", reason.line());
      process.end(REFUSED);
    }
  }

  private boolean isRequired() {
    return settings.server().startMode() == DatabaseStartMode.REQUIRE;
  }

  private Duration sinceBegin() {
    return Duration.between(begun, clock.instant());
  }
}
