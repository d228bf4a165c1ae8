package org.headgate.pool.service.advice;

import java.time.Duration;
import java.util.Optional;

/**
 * The queueing model M/M/c: requests arrive at random, and each holds one of c connections for a
 * random time. Real hold times vary less than in the model, so its results are conservative.
 *
 * @param arrivalRate requests a second, at least 0
 * @param hold mean time a connection is held
 */
public record QueueingModel(double arrivalRate, Duration hold) {
  private static final double TAIL = 0.05;
  private static final double NANOS = 1e9;

  public QueueingModel {
    if (!(arrivalRate >= 0) || hold.isNegative()) {
      throw new IllegalArgumentException("rate and hold time are not negative");
    }
  }

  /** Connections in use on average (Little's law). */
  public double load() {
    return arrivalRate * hold.toNanos() / NANOS;
  }

  /** The probability that a request has to wait (Erlang C); 1 where the pool cannot keep up. */
  double probabilityOfWait(int connections) {
    double load = load();
    if (load >= connections) {
      return 1;
    }
    double blocked = 1;
    for (int busy = 1; busy <= connections; busy++) {
      blocked = load * blocked / (busy + load * blocked);
    }
    return connections * blocked / (connections - load * (1 - blocked));
  }

  /** The probability of a longer wait. */
  double probabilityOfWaitOver(Duration wait, int connections) {
    double load = load();
    if (load >= connections) {
      return 1;
    }
    double holds = hold.isZero() ? 0 : (double) wait.toNanos() / hold.toNanos();
    return probabilityOfWait(connections) * Math.exp(-(connections - load) * holds);
  }

  /** The 95th percentile of the wait; empty where the pool cannot keep up. */
  public Optional<Duration> p95Wait(int connections) {
    double load = load();
    if (load >= connections) {
      return Optional.empty();
    }
    double longer = probabilityOfWait(connections) / TAIL;
    double holds = longer <= 1 ? 0 : Math.log(longer) / (connections - load);
    return Optional.of(Duration.ofNanos(Math.round(holds * hold.toNanos())));
  }

  /** The fewest connections, up to {@code max}, that keep the 95th percentile of the wait. */
  public int connectionsFor(Duration p95Wait, int max) {
    for (int connections = 1; connections < max; connections++) {
      if (probabilityOfWaitOver(p95Wait, connections) <= TAIL) {
        return connections;
      }
    }
    return max;
  }
}
