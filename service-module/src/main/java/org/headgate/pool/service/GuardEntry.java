package org.headgate.pool.service;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The place in a pool of somebody who borrows by himself, such as a library: a permit and an entry
 * among the borrowers, until it is closed. Closing it twice does nothing.
 */
public final class GuardEntry implements AutoCloseable {

  private final GuardedWork work;
  private final DatabaseGate gate;
  private final Permit permit;
  private final Borrow borrow;
  private final GuardListener listener;
  private final LongSupplier nanos;
  private final long takenAt;
  private boolean closed;

  GuardEntry(
      GuardedWork work,
      DatabaseGate gate,
      Permit permit,
      GuardListener listener,
      LongSupplier nanos) {
    this.work = work;
    this.gate = gate;
    this.permit = permit;
    this.listener = listener;
    this.nanos = nanos;
    this.takenAt = nanos.getAsLong();
    this.borrow = gate.borrows().begin(work);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      gate.borrows().end(borrow, false, true);
      permit.close();
      listener.released(work, Duration.ofNanos(nanos.getAsLong() - takenAt));
    }
  }
}
