package org.headgate.pool.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.web.ResponseDelay;

/** Writes responses at a given time; they wait without a thread. */
@ApplicationScoped
public class DelayedResponses {

  /** Each waiting response costs some kilobytes and a socket that is open anyway. */
  private static final int MAX = 10_000;

  @Inject Clock clock;

  private final AtomicInteger waiting = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DelayedResponses::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "headgate-delayed-responses");
    thread.setDaemon(true);
    return thread;
  }

  /** How long the response has to wait; empty for one that is written now. */
  Optional<Duration> wait(HttpServletRequest request) {
    return ResponseDelay.of(request)
        .map(instant -> Duration.between(clock.instant(), instant))
        .filter(wait -> !wait.isNegative() && !wait.isZero())
        .filter(wait -> waiting.get() < MAX);
  }

  /** Writes the response when it is due, or now if the server is stopping. */
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the response here
  void write(Duration wait, Runnable writing) {
    waiting.incrementAndGet();
    try {
      timer.schedule(
          () -> {
            waiting.decrementAndGet();
            writing.run();
          },
          wait.toMillis() + 1,
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The executor stops.
      waiting.decrementAndGet();
      writing.run();
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdown();
  }
}
