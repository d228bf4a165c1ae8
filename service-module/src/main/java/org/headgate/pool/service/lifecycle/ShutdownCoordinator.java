package org.headgate.pool.service.lifecycle;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.settings.ShutdownSettings;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.InFlightCounter;
import org.headgate.pool.service.liberty.LibertyProcess;
import org.headgate.pool.service.liberty.QueuedReads;

/**
 * Shuts a node down: from the signal on it is not ready, but continues to serve for {@code
 * SHUTDOWN_DELAY}, so that load balancers notice. Then it accepts no new requests; running requests
 * and executions finish within 6 s; then Liberty stops, which closes the pools, and the process
 * exits with status 0.
 */
@ApplicationScoped
public class ShutdownCoordinator {

  private static final Logger LOG = SingleLineLogger.of(ShutdownCoordinator.class);
  private static final Duration LIMIT = ShutdownSettings.FINISH_LIMIT;

  @Inject DatabaseGuard guard;
  @Inject LibertyProcess process;
  @Inject QueuedReads queuedReads;
  @Inject ShutdownSettings settings;
  @Inject Event<ShutdownStartedEvent> shutdownStartedEvent;
  @Resource ManagedExecutorService executor;

  private final InFlightCounter requests = new InFlightCounter();
  private final AtomicBoolean shuttingDown = new AtomicBoolean();
  private final CountDownLatch toldTwice = new CountDownLatch(1);

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    process.onTermination(this::begin);
  }

  /** Whether the shutdown has begun, so that load balancers should use other nodes. */
  public boolean isBegun() {
    return shuttingDown.get();
  }

  /** Whether a request may begin; if so, {@link #requestEnded} must follow. */
  public boolean onRequestStarted() {
    return requests.begin();
  }

  public void requestEnded() {
    requests.end();
  }

  private void begin() {
    if (!shuttingDown.compareAndSet(false, true)) {
      toldTwice.countDown();
      return;
    }
    try {
      executor.execute(this::finishAfterDelay);
    } catch (RejectedExecutionException e) {
      // The executor has been stopped, so the server stops already.
      process.end(0);
    }
  }

  private void finishAfterDelay() {
    if (!settings.delay().isZero()) {
      LOG.log(
          Level.INFO,
          "Stopping: this node is not ready, and serves for another {0} s",
          settings.delay().toSeconds());
      awaitDelay();
    }
    queuedReads.close();
    requests.close();
    finish();
  }

  /** A second signal cuts the delay short. */
  private void awaitDelay() {
    try {
      boolean hurried = toldTwice.await(settings.delay().toMillis(), TimeUnit.MILLISECONDS);
      LOG.log(Level.DEBUG, hurried ? "A second signal ends the delay" : "The delay is over");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish() {
    long start = System.nanoTime();
    LOG.log(Level.INFO, "Stopping: new work is refused, and running work is finished");
    boolean quiet = false;
    try {
      CompletableFuture<?> background =
          shutdownStartedEvent
              .fireAsync(new ShutdownStartedEvent(), NotificationOptions.ofExecutor(executor))
              .toCompletableFuture();
      quiet = requests.awaitIdle(LIMIT);
      background.get(left(start).toNanos(), TimeUnit.NANOSECONDS);
      guard.beginShutdown();
      quiet &= guard.awaitIdle(left(start));
    } catch (TimeoutException e) {
      quiet = false;
    } catch (ExecutionException failure) {
      LOG.log(Level.WARNING, "Background work could not be stopped", failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      LOG.log(
          Level.INFO,
          quiet
              ? "All running work ended within {0} ms"
              : "Some work was still running after {0} ms",
          millis);
      process.end(0);
    }
  }

  private static Duration left(long start) {
    Duration left = LIMIT.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
