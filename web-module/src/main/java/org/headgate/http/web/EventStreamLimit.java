package org.headgate.http.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.headgate.common.problem.TooManyRequestsException;

/**
 * Limits the event streams of one kind that are open at once. One caller has half of them at most,
 * so that a client that opens one after the other keeps nobody else out.
 */
public final class EventStreamLimit {

  private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);

  private final int most;
  private final String full;
  private final Map<EventStreamListener, String> callers = new HashMap<>();

  /**
   * @param most how many may be open
   * @param full the detail of the refusal of a further one
   */
  public EventStreamLimit(int most, String full) {
    this.most = most;
    this.full = full;
  }

  /**
   * Adds a stream, until it is gone.
   *
   * @param caller the name of whoever reads it
   * @throws TooManyRequestsException when there are too many, with the time until one ends
   */
  public synchronized void add(EventStreamListener listener, String caller, Instant now) {
    callers.keySet().removeIf(EventStreamListener::isGone);
    if (callers.size() >= most) {
      throw new TooManyRequestsException(full, untilOneEnds(now));
    }
    if (callers.values().stream().filter(caller::equals).count() >= most / 2) {
      throw new TooManyRequestsException(
          "Half of all streams are open for this caller already", untilOneEnds(now));
    }
    callers.put(listener, caller);
  }

  private Duration untilOneEnds(Instant now) {
    Duration earliest =
        callers.keySet().stream()
            .map(listener -> listener.left(now))
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    return earliest.compareTo(MIN_RETRY_AFTER) < 0 ? MIN_RETRY_AFTER : earliest;
  }
}
