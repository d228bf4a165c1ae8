package org.headgate.pool.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.web.ServletProblemWriter;

/**
 * Delays refusals by some hundred milliseconds under overload, without a thread. Clients that retry
 * at once are slowed down, so that they take little from the requests that are served.
 */
@ApplicationScoped
public class DelayedRefusal {

  private static final String REFUSAL = DelayedRefusal.class.getName();

  /** Short enough for the refusal to arrive in under a second. */
  private static final Duration DELAY = Duration.ofMillis(800);

  /** The number of refusals in that time from which they are delayed. */
  private static final int DELAY_THRESHOLD = 16;

  /** Each waiting response costs some kilobytes and a socket that is open anyway. */
  private static final int MAX = 10_000;

  @Inject AsyncRequestDispatcher dispatcher;

  private final AtomicInteger recent = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(DelayedRefusal::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "headgate-refusals");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Answers a request that was refused before and has waited.
   *
   * @return false for every other request
   */
  public boolean answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(request.getAttribute(REFUSAL) instanceof HeadgateException refusal)) {
      return false;
    }
    ServletProblemWriter.write(request, response, refusal);
    return true;
  }

  /** Answers now, or after the delay. */
  public void refuse(
      HeadgateException refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int previous = recent.getAndIncrement();
    if (previous < DELAY_THRESHOLD || previous >= MAX) {
      after(() -> {});
      ServletProblemWriter.write(request, response, refusal);
      return;
    }
    request.setAttribute(REFUSAL, refusal);
    AsyncContext context = QueuedRequest.begin(request);
    after(() -> dispatcher.dispatch(context, () -> {}));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the action
  private void after(Runnable action) {
    try {
      timer.schedule(
          () -> {
            recent.decrementAndGet();
            action.run();
          },
          DELAY.toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The executor stops.
      action.run();
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdown();
  }
}
