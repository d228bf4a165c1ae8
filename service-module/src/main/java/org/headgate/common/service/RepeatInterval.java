package org.headgate.common.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When work is due that is done once in a while: the first time at once, and again when this much
 * time has passed, whatever the wall clock says. The caller admits one thread at a time.
 */
public final class RepeatInterval {

  private final Duration interval;
  private final LongSupplier nanos;
  private Optional<Long> doneAt = Optional.empty();

  public RepeatInterval(Duration interval) {
    this(interval, System::nanoTime);
  }

  RepeatInterval(Duration interval, LongSupplier nanos) {
    this.interval = interval;
    this.nanos = nanos;
  }

  public boolean isDue() {
    return doneAt.filter(at -> nanos.getAsLong() - at < interval.toNanos()).isEmpty();
  }

  /** Records that it was done; what failed is still due. */
  public void markDone() {
    doneAt = Optional.of(nanos.getAsLong());
  }
}
