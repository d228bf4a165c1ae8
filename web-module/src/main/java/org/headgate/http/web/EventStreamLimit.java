package org.headgate.http.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.common.problem.TooManyRequestsException;

/**
 * Limits the event streams of one kind that are open at once. One caller has half of them at most,
 * so that a client that opens one after the other keeps nobody else out.
 *
 * @param max how many may be open
 * @param refusal the detail of the refusal of a further one
 */
public record EventStreamLimit(int max, String refusal) {

  private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);

  /**
   * Refuses a further stream where there are too many.
   *
   * @param streams those of this kind; the ones that are gone do not count
   * @param caller the name of whoever opens another one
   * @throws TooManyRequestsException when there are too many, with the time until one ends
   */
  public void check(List<EventStreamListener> streams, String caller, Instant now) {
    List<EventStreamListener> open = streams.stream().filter(stream -> !stream.isGone()).toList();
    if (open.size() >= max) {
      throw new TooManyRequestsException(refusal, untilOneEnds(open, now));
    }
    if (open.stream().filter(stream -> stream.isOf(caller)).count() >= max / 2) {
      throw new TooManyRequestsException(
          "Half of all streams are open for this caller already", untilOneEnds(open, now));
    }
  }

  private static Duration untilOneEnds(List<EventStreamListener> open, Instant now) {
    Duration earliest =
        open.stream()
            .map(stream -> stream.left(now))
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    return earliest.compareTo(MIN_RETRY_AFTER) < 0 ? MIN_RETRY_AFTER : earliest;
  }
}
