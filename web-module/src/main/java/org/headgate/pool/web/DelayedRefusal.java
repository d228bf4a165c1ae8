package org.headgate.pool.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.web.ResponseDelay;
import org.headgate.common.web.ServletProblemWriter;

/**
 * Delays refusals by some hundred milliseconds under overload, without a thread. Clients that retry
 * at once are slowed down, so that they take little from the requests that are served. A refusal is
 * made at once and only written later, so that its request passes the filters once.
 */
@ApplicationScoped
public class DelayedRefusal {

  /** Short enough for the refusal to arrive in under a second. */
  static final Duration DELAY = Duration.ofMillis(800);

  /** The number of refusals in that time from which they are delayed. */
  static final int DELAY_THRESHOLD = 16;

  private final Deque<Instant> recent = new ArrayDeque<>();

  private Clock clock;

  /** For the client proxy only. */
  protected DelayedRefusal() {}

  @Inject
  DelayedRefusal(Clock clock) {
    this.clock = clock;
  }

  /** Answers now, or after the delay. */
  public void refuse(
      HeadgateException refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Instant now = clock.instant();
    if (countBefore(now) >= DELAY_THRESHOLD) {
      ResponseDelay.until(now.plus(DELAY), request);
    }
    ServletProblemWriter.write(request, response, refusal);
  }

  /** How many were refused in the time before; a later one is from before the clock was set. */
  private synchronized int countBefore(Instant now) {
    while (!recent.isEmpty() && !isRecent(recent.getFirst(), now)) {
      recent.removeFirst();
    }
    recent.addLast(now);
    return recent.size() - 1;
  }

  private static boolean isRecent(Instant refused, Instant now) {
    return !refused.isAfter(now) && !refused.isBefore(now.minus(DELAY));
  }
}
