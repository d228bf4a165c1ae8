package org.headgate.pool.service.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A clock of the guard that moves only when a test says so, or when the guard pauses. */
public final class ManualGuardClock extends Clock implements GuardClock {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  final List<Duration> pauses = new ArrayList<>();
  Runnable whilePausing = () -> {};
  // Near the overflow on purpose: only differences may count.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final long origin = nanos.get();

  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    whilePausing.run();
    pass(duration);
  }

  @Override
  public double jitter() {
    return 0.5;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(nanos.get() - origin);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
