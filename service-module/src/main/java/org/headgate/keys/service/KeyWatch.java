package org.headgate.keys.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.keys.SigningKeyState;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseAvailable;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.ShutdownBegun;
import org.headgate.pool.service.WorkClass;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Reads the signing keys when the platform database is first there, making those that are missing,
 * and again every two seconds: so each node soon knows what another has changed. Until a node knows
 * of a revoked key, the database refuses its tokens all the same.
 */
@ApplicationScoped
public class KeyWatch {

  private static final Logger LOG = SingleLineLogger.of(KeyWatch.class);
  private static final GuardedWork WORK = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.JOBS);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Inject SigningKeyDesk desk;
  @Inject SigningKeys keys;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private Optional<Rounds> rounds = Optional.empty();

  void prepare(@Observes @Priority(DatabaseAvailable.CONTENT) DatabaseAvailable event) {
    if (event.database() == DatabaseName.PLATFORM) {
      List<SigningKey> found = desk.all();
      if (!isComplete(found)) {
        desk.complete(SigningKeyForm.generate(), SigningKeyForm.generate());
        found = desk.all();
      }
      keys.keep(found);
    }
  }

  synchronized void start(@Observes @Priority(DatabaseAvailable.WORK) DatabaseAvailable event) {
    if (event.database() == DatabaseName.PLATFORM && rounds.isEmpty()) {
      rounds = Optional.of(Rounds.afterPause(executor, "watch over keys", PAUSE, this::round));
    }
  }

  @PreDestroy
  synchronized void stop() {
    rounds.ifPresent(Rounds::end);
  }

  void stop(@ObservesAsync ShutdownBegun event) {
    stop();
  }

  private boolean isComplete(List<SigningKey> found) {
    return List.of(SigningKeyState.ACTIVE, SigningKeyState.ANNOUNCED).stream()
        .allMatch(state -> found.stream().anyMatch(key -> key.is(state, clock.instant())));
  }

  private void round() {
    try {
      keys.keep(guard.call(WORK, desk::all));
    } catch (RuntimeException notNow) {
      // What is known stays good until the next round.
      LOG.log(Level.DEBUG, "The signing keys could not be read again", notNow);
    }
  }
}
