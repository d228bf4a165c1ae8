package org.headgate.webhooks.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.headgate.common.service.Backoff;
import org.headgate.common.service.InterruptibleSleep;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.OutageLogger;
import org.headgate.config.database.PoolName;
import org.headgate.events.service.EventOutboxService;
import org.headgate.events.service.EventSubscriptions;
import org.headgate.events.service.OutboxSignal;
import org.headgate.events.service.PoolFindingEvents;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.webhook.UnsignedDelivery;
import org.headgate.scheduling.service.webhook.WebhookMessage;
import org.headgate.scheduling.service.webhook.WebhookSender;
import org.headgate.webhooks.persistence.ClaimedDelivery;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.headgate.webhooks.persistence.WebhookRepository;

/**
 * Delivers events inside the container, on its own threads; each statement passes the guard with
 * low priority. It also refreshes the node's subscriptions as soon as another node has changed an
 * endpoint, every five seconds where that is not known; without any endpoint it asks nothing else.
 */
@ApplicationScoped
public class DeliveryStarter implements SharedValue {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(5);
  private static final Duration POLLING_INTERVAL = Duration.ofSeconds(1);
  private static final Duration BATCHING_DELAY = Duration.ofMillis(10);

  /** One more for each endpoint, because a thread is free a moment after its result. */
  private static final int MAX_WORKERS =
      WebhookService.MAX_ENDPOINTS * (DeliveryDispatcher.MAX_CONCURRENT + 1);

  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  @Inject DeliveryRepository deliveries;
  @Inject WebhookService endpoints;
  @Inject WebhookDeliveryService results;
  @Inject EventOutboxService outbox;
  @Inject EventSubscriptions subscriptions;
  @Inject OutboxSignal signal;
  @Inject PoolFindingEvents findings;
  @Inject WebhookSender sender;
  @Inject KeyRing keys;
  @Inject DatabaseGuard guard;
  @Inject SharedValueMonitor sharedValues;
  @Resource ManagedThreadFactory threads;

  private final OutageLogger outages =
      new OutageLogger(DeliveryStarter.class, "Events cannot be delivered");
  private Optional<Thread> loop = Optional.empty();
  private Optional<ThreadPoolExecutor> workers = Optional.empty();
  private List<UUID> activeEndpoints = List.of();
  private volatile boolean isStale = true;
  private long refreshedAt;

  /** The value for which the endpoints were read last. */
  private Optional<String> readFor = Optional.empty();

  private volatile boolean stopping;

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM && loop.isEmpty() && !stopping) {
      ThreadPoolExecutor pool = workers(threads);
      DeliveryDispatcher dispatcher =
          new DeliveryDispatcher(
              deliveries, this::guarded, this::send, this::disable, pool, signal::raise);
      Thread started = threads.newThread(() -> deliver(dispatcher));
      workers = Optional.of(pool);
      loop = Optional.of(started);
      started.start();
    }
  }

  /**
   * Enough threads for all endpoints, started on demand: no delivery waits for a thread behind
   * endpoints that do not answer, and no claim ends before its delivery begins.
   */
  static ThreadPoolExecutor workers(ThreadFactory threads) {
    return new ThreadPoolExecutor(
        0,
        MAX_WORKERS,
        IDLE_TIMEOUT.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        threads);
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  /** Stops claiming; running deliveries finish, or another node repeats them. */
  @PreDestroy
  synchronized void stop() {
    stopping = true;
    loop.ifPresent(Thread::interrupt);
    workers.ifPresent(ThreadPoolExecutor::shutdown);
  }

  /**
   * Called when endpoints were changed on this node. Until they are read again, every event type
   * counts as subscribed.
   */
  void onChange() {
    markStale();
    signal.raise();
  }

  @Override
  public String expression() {
    return WebhookRepository.SUBSCRIPTIONS;
  }

  @Override
  public void onValueChanged() {
    onChange();
  }

  private void markStale() {
    isStale = true;
    subscriptions.forget();
  }

  private void refresh() {
    isStale = false;
    Optional<String> present = sharedValues.current(this);
    activeEndpoints = read(endpoints::active);
    subscriptions.replaceAll(activeEndpoints.isEmpty() ? Set.of() : read(outbox::subscribedTypes));
    if (isStale) {
      // Endpoints were changed meanwhile, so what was read may be outdated.
      subscriptions.forget();
    }
    readFor = present;
    refreshedAt = System.nanoTime();
  }

  private boolean isRefreshDue() {
    return isStale
        || (System.nanoTime() - refreshedAt > REFRESH_INTERVAL.toNanos()
            && !sharedValues.isUnchanged(this, readFor));
  }

  private void deliver(DeliveryDispatcher dispatcher) {
    Backoff backoff = new Backoff(POLLING_INTERVAL, Duration.ofSeconds(30));
    while (!stopping) {
      try {
        if (isRefreshDue()) {
          refresh();
        }
        Duration pause = dispatchOnce(dispatcher);
        outages.reportRecovery();
        backoff.reset();
        signal.await(pause);
        Thread.sleep(BATCHING_DELAY.toMillis());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        markStale();
        outages.reportFailure(e);
        if (!InterruptibleSleep.of(backoff.next())) {
          return;
        }
      }
    }
  }

  private Duration dispatchOnce(DeliveryDispatcher dispatcher) {
    findings.flush(work -> guard.run(WORK, work));
    if (activeEndpoints.isEmpty()) {
      return REFRESH_INTERVAL;
    }
    return dispatcher.dispatch(activeEndpoints) > 0 ? Duration.ZERO : POLLING_INTERVAL;
  }

  ActionResult send(ClaimedDelivery delivery) {
    try {
      return sender.send(
          new WebhookMessage(
              delivery.eventId().toString(),
              delivery.url(),
              WebhookSecret.readable(keys, delivery.endpointId(), delivery.sealedSecrets()),
              delivery.body(),
              delivery.at()));
    } catch (KeyRing.UnreadableSecretException e) {
      return UnsignedDelivery.of(e);
    }
  }

  private boolean disable(ClaimedDelivery delivery, DisableReason reason, String error) {
    boolean done =
        guarded(() -> results.disable(delivery.endpointId(), delivery.url(), reason, error));
    onChange();
    return done;
  }

  private <T> T read(Supplier<T> statement) {
    return CurrentEndpoint.duringTask("events", () -> guard.call(READ, statement));
  }

  private <T> T guarded(Supplier<T> statement) {
    return CurrentEndpoint.duringTask("events", () -> guard.call(WORK, statement));
  }
}
