package org.headgate.pool.web;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of the bodies that all requests hold at one moment, whether they arrive slowly
 * or wait. Memory is reserved before a body is read, until its request has ended.
 */
final class BodyMemory {

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();

  /**
   * @param limit in bytes
   */
  BodyMemory(long limit) {
    this.limit = limit;
  }

  /**
   * Reserves memory for a body.
   *
   * @return releases it, and does nothing a second time; empty when too much is reserved
   */
  Optional<Runnable> reserve(long bytes) {
    if (reserved.addAndGet(bytes) > limit) {
      reserved.addAndGet(-bytes);
      return Optional.empty();
    }
    AtomicBoolean isReserved = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          if (isReserved.compareAndSet(true, false)) {
            reserved.addAndGet(-bytes);
          }
        });
  }

  long reserved() {
    return reserved.get();
  }
}
