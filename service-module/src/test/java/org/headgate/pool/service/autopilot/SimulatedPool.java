package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import org.headgate.pool.service.monitoring.DemandSample;

/**
 * A pool under a trace's load in simulated time: calls come at random, are served in their order,
 * hold a connection for a random time, and are refused when they have waited for two seconds.
 */
final class SimulatedPool {

  private static final double PATIENCE_SECONDS = 2;
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final int INTERACTIVE = -1;

  private final LoadTrace trace;
  private final Random random = new Random(42);
  private final PriorityQueue<Release> releases =
      new PriorityQueue<>(Comparator.comparingDouble(Release::at));
  private final Deque<Waiting> queue = new ArrayDeque<>();

  private double now;
  private double nextCall;
  private double lastLeak;
  private int size;
  private int inUse;
  private int leaked;
  private int workers;
  private Tally tally = new Tally(0);

  private record Release(double at, double held, int worker) {}

  private record Waiting(double since, int worker) {}

  SimulatedPool(LoadTrace trace, int size) {
    this.trace = trace;
    this.size = size;
    this.nextCall = gap();
  }

  int size() {
    return size;
  }

  void resize(int newSize) {
    size = newSize;
    serve();
  }

  /** Begins at a later second of the trace. */
  void skipTo(double second) {
    now = second;
    lastLeak = second;
    nextCall = second + gap();
  }

  /** Lets time pass, and tells what was seen meanwhile. */
  Tally pass(double seconds) {
    double end = now + seconds;
    tally = new Tally(now);
    while (true) {
      double release = releases.isEmpty() ? NEVER : releases.peek().at();
      double leak = nextLeak();
      double next = Math.min(Math.min(nextCall, release), Math.min(leak, nextWorker()));
      if (next >= end) {
        elapse(end);
        return tally;
      }
      elapse(next);
      if (next == nextCall) {
        nextCall = now + gap();
        arrive(INTERACTIVE);
      } else if (next == release) {
        release(releases.remove());
      } else if (next == leak) {
        lastLeak = now;
        leaked++;
      } else {
        arrive(workers++);
      }
      serve();
    }
  }

  private void elapse(double until) {
    tally.useTime += (until - now) * (inUse + leaked);
    now = until;
    if (trace.leakEverySeconds().applyAsDouble(now) == 0) {
      leaked = 0;
      lastLeak = now;
    }
  }

  private double nextLeak() {
    double every = trace.leakEverySeconds().applyAsDouble(now);
    return every == 0 ? NEVER : lastLeak + every;
  }

  private double nextWorker() {
    return workers < trace.batchWorkers().applyAsDouble(now) ? now : NEVER;
  }

  private double gap() {
    return exponential(1 / trace.rate().applyAsDouble(now));
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private void arrive(int worker) {
    tally.arrivals++;
    queue.addLast(new Waiting(now, worker));
  }

  private void release(Release released) {
    inUse--;
    tally.released++;
    tally.held += released.held();
    if (released.worker() != INTERACTIVE) {
      if (workers <= trace.batchWorkers().applyAsDouble(now)) {
        arrive(released.worker());
      } else {
        workers--;
      }
    }
  }

  private void serve() {
    while (!queue.isEmpty()) {
      Waiting first = queue.getFirst();
      double waited = now - first.since();
      if (waited > PATIENCE_SECONDS && first.worker() == INTERACTIVE) {
        queue.removeFirst();
        tally.refused++;
      } else if (inUse + leaked < size) {
        queue.removeFirst();
        inUse++;
        tally.waited(waited);
        double hold =
            exponential(
                first.worker() == INTERACTIVE
                    ? trace.holdSeconds().applyAsDouble(now)
                    : LoadTrace.BATCH_HOLD_SECONDS);
        releases.add(new Release(now + hold, hold, first.worker()));
      } else {
        return;
      }
    }
  }

  /** The measurements of some seconds. */
  static final class Tally {
    private final double began;
    private double[] waits = new double[64];
    private int admitted;
    private long arrivals;
    private long refused;
    private long released;
    private double held;
    private double useTime;

    private Tally(double began) {
      this.began = began;
    }

    private void waited(double seconds) {
      if (admitted == waits.length) {
        waits = Arrays.copyOf(waits, 2 * admitted);
      }
      waits[admitted++] = seconds;
    }

    double began() {
      return began;
    }

    long refused() {
      return refused;
    }

    double useTime() {
      return useTime;
    }

    /** 95 of 100 waited no longer, in seconds. */
    double waitP95() {
      if (admitted == 0) {
        return 0;
      }
      double[] sorted = Arrays.copyOf(waits, admitted);
      Arrays.sort(sorted);
      return sorted[(int) Math.ceil(admitted * 0.95) - 1];
    }

    DemandSample sample(double seconds, boolean harmed) {
      return new DemandSample(
          Instant.ofEpochSecond(Math.round(began)),
          Duration.ofSeconds(Math.round(seconds)),
          (double) arrivals,
          (double) refused,
          useTime / seconds,
          Duration.ofNanos(released == 0 ? 0 : Math.round(held / released * 1e9)),
          Duration.ofNanos(Math.round(waitP95() * 1e9)),
          harmed);
    }
  }
}
