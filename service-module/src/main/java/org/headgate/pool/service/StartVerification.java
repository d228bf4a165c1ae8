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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyProcess;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.settings.DatabaseStartMode;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Says once for each database how long the start took to reach it and to make it ready, or, when 2
 * s have passed without a word from it, that it is silent (seed B4). With {@code
 * DB_START_MODE=require} a database that is not reached within that time, or cannot be made ready,
 * ends the process with status {@value #REFUSED} and one line that says why and what helps.
 */
@ApplicationScoped
public class StartVerification {

  /** The exit status of a start that was refused. */
  public static final int REFUSED = 3;

  private static final Logger LOG = SingleLineLogger.of(StartVerification.class);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);

  @Inject HeadgateSettings settings;
  @Inject LibertyProcess process;
  @Inject DatabaseWatch watch;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<DatabaseName, Duration> reached = new ConcurrentHashMap<>();
  private final Set<DatabaseName> verified = ConcurrentHashMap.newKeySet();
  private final Set<DatabaseName> silent = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean refused = new AtomicBoolean();
  private volatile Optional<Rounds> check = Optional.empty();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    check =
        Optional.of(
            Rounds.atOnce(
                executor, "verification of the start", BETWEEN_CHECKS, this::checkReached));
  }

  @PreDestroy
  void stop() {
    check.ifPresent(Rounds::end);
  }

  void reached(@Observes @Priority(1) DatabaseAvailable event) {
    reached.putIfAbsent(event.database(), tried(event.database()));
  }

  void changed(@Observes DatabaseChanged event) {
    DatabaseName database = event.database();
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
      refuse(RefusedStart.of(event, tried(database)));
    }
  }

  /** Whether the start is over; one that requires its databases is when all are verified. */
  public boolean isDone() {
    return !isRequired() || verified.containsAll(DatabaseWatch.WATCHED);
  }

  private void checkReached() {
    DatabaseWatch.WATCHED.stream()
        .filter(database -> !reached.containsKey(database))
        .filter(database -> tried(database).compareTo(LIMIT) >= 0)
        .filter(silent::add)
        .findFirst()
        .ifPresent(this::judgeSilent);
    if (reached.keySet().containsAll(DatabaseWatch.WATCHED)) {
      check.ifPresent(Rounds::end);
    }
  }

  private void judgeSilent(DatabaseName database) {
    if (isRequired()) {
      refuse(RefusedStart.silent(database, tried(database)));
    } else if (!watch.condition(database).isKnown()) {
      LOG.log(
          Level.WARNING,
          "The {0} database has not answered for {1} ms; the server goes on without it. Cure: {2}",
          database.wireName(),
          tried(database).toMillis(),
          FaultKind.UNREACHABLE.cure());
    }
  }

  private void refuse(RefusedStart reason) {
    if (refused.compareAndSet(false, true)) {
      LOG.log(Level.ERROR, "{0}", reason.line());
      process.endStart(REFUSED);
    }
  }

  private boolean isRequired() {
    return settings.server().startMode() == DatabaseStartMode.REQUIRE;
  }

  private Duration tried(DatabaseName database) {
    return watch
        .firstLook(database)
        .map(first -> Duration.between(first, clock.instant()))
        .orElse(Duration.ZERO);
  }
}
