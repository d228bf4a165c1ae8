package org.headgate.pool.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;

/**
 * Bounds the memory of the bodies that all requests, or all their responses, hold at one moment. A
 * body counts by the bytes that are in memory, so that a crowd that promises large bodies and sends
 * nothing costs the others nothing.
 */
final class BodyMemory {

  /** Smaller bodies are not counted: their connections take more. */
  static final long SMALL = 4 * 1024;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();

  /**
   * @param limit in bytes
   */
  BodyMemory(long limit) {
    this.limit = limit;
  }

  /** A share without memory as yet. */
  Share share() {
    return new Share();
  }

  long reserved() {
    return reserved.get();
  }

  /** The answer to a request whose body finds no memory. */
  static HeadgateException busy() {
    return new DatabaseBusyException("The server is busy. Nothing was changed.", RETRY_AFTER);
  }

  /** The memory of one body, until it is released. */
  final class Share implements Runnable {

    private long held;
    private boolean released;

    /**
     * Reserves memory for a body of this size, in place of a smaller one.
     *
     * @return false when others hold too much, or it was released
     */
    synchronized boolean growTo(long bytes) {
      if (bytes <= Math.max(SMALL, held)) {
        return true;
      }
      if (released) {
        return false;
      }
      long more = bytes - held;
      if (reserved.addAndGet(more) > limit) {
        reserved.addAndGet(-more);
        return false;
      }
      held = bytes;
      return true;
    }

    /** Releases it; a second time does nothing. */
    @Override
    public synchronized void run() {
      released = true;
      reserved.addAndGet(-held);
      held = 0;
    }
  }
}
