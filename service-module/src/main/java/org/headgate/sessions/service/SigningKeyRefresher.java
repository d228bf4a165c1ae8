package org.headgate.sessions.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.common.service.PeriodicTask;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;
import org.headgate.sessions.api.SigningKeyState;
import org.headgate.sessions.persistence.SigningKeyRepository;

/**
 * Reads the signing keys when the platform database is first available, creating missing ones, and
 * again as soon as another node has changed them; every two seconds where that is not known. Until
 * a node knows of a revoked key, the database check refuses its tokens all the same.
 */
@ApplicationScoped
public class SigningKeyRefresher implements SharedValue {

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @Inject SigningKeyService service;
  @Inject SigningKeyCache keys;
  @Inject SigningKeyFacade facade;
  @Inject TokenSigner signer;
  @Inject SharedValueMonitor sharedValues;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  /** Of two reloads at once the earlier could be the last to replace the keys. */
  private final Object reloading = new Object();

  /** The value for which the keys were read last. */
  private Optional<String> readFor = Optional.empty();

  private Optional<PeriodicTask> periodicTask = Optional.empty();

  void prepare(@Observes @Priority(DatabaseAvailableEvent.CONTENT) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      List<SigningKey> found = service.all();
      if (!isComplete(found)) {
        service.complete(SigningKeyCodec.generate(), SigningKeyCodec.generate());
        found = service.all();
      }
      keys.replaceKeys(found);
    }
  }

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && periodicTask.isEmpty()) {
      periodicTask =
          Optional.of(
              PeriodicTask.startAfterDelay(executor, "watch over keys", INTERVAL, this::refresh));
    }
  }

  @Override
  public String expression() {
    return SigningKeyRepository.VERSION;
  }

  @Override
  public void onValueChanged() {
    executor.execute(this::refresh);
  }

  private void refresh() {
    synchronized (reloading) {
      if (!sharedValues.isUnchanged(this, readFor)) {
        Optional<String> present = sharedValues.current(this);
        readFor = facade.reloadCache() ? present : Optional.empty();
      }
    }
    signer.prepare();
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  private boolean isComplete(List<SigningKey> found) {
    return List.of(SigningKeyState.ACTIVE, SigningKeyState.ANNOUNCED).stream()
        .allMatch(state -> found.stream().anyMatch(key -> key.is(state, clock.instant())));
  }
}
