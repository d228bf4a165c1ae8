package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.scheduling.persistence.DispatchRepository;

/**
 * When something is due next: as the node knows it without asking, else as the database says. A
 * node is quiet after a poll that found nothing due before the next one, until it is woken.
 */
final class DueForecast {

  private final DispatchRepository dispatchRepository;
  private final DispatchGuard dispatchGuard;
  private final Duration pollingInterval;
  private final Supplier<Optional<Duration>> quietTime;

  private volatile boolean isQuiet;

  /**
   * @param pollingInterval longest time between two polls
   * @param quietTime how long it is known that no node has anything to do; empty where it is not
   */
  DueForecast(
      DispatchRepository dispatchRepository,
      DispatchGuard dispatchGuard,
      Duration pollingInterval,
      Supplier<Optional<Duration>> quietTime) {
    this.dispatchRepository = dispatchRepository;
    this.dispatchGuard = dispatchGuard;
    this.pollingInterval = pollingInterval;
    this.quietTime = quietTime;
  }

  boolean isQuiet() {
    return isQuiet;
  }

  /** Whether it is known that no node has anything to do now, nor anything to recover. */
  boolean isNothingOpen() {
    return quietTime().isPresent();
  }

  /** Whether this node is quiet, and known to stay so for that long. */
  boolean isQuietFor(Duration time) {
    return isQuiet && quietTime().filter(left -> left.compareTo(time) > 0).isPresent();
  }

  /** The pause of a quiet node, if it is known without asking; it ends with the next due time. */
  Optional<Duration> knownPause() {
    Optional<Duration> left = isQuiet ? quietTime() : Optional.empty();
    left.ifPresent(time -> isQuiet = time.compareTo(pollingInterval) >= 0);
    return left.map(this::pause);
  }

  /** Time until something is due, at most until the next poll. */
  Duration untilDue() {
    Optional<Duration> soon =
        quietTime()
            .or(() -> dispatchGuard.call(dispatchRepository::untilDue))
            .filter(wait -> wait.compareTo(pollingInterval) < 0);
    isQuiet = soon.isEmpty();
    return soon.orElse(pollingInterval);
  }

  Duration pause(Duration untilDue) {
    return isQuiet ? pollingInterval : untilDue.plusMillis(1);
  }

  /** An error must not end the threads that ask. */
  private Optional<Duration> quietTime() {
    try {
      return quietTime.get();
    } catch (RuntimeException | Error e) {
      return Optional.empty();
    }
  }

  /** A node that was woken may have something due, whatever the last poll found. */
  void onPauseEnded(boolean isWoken) {
    if (isWoken) {
      isQuiet = false;
    }
  }
}
