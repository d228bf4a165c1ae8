package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the calls inside the guard, and admits none once the node is stopping. */
public final class InFlightCounter {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition quiet = lock.newCondition();
  private int running;
  private boolean closing;

  /** Whether the call may begin; each begun call has to {@link #end}. */
  public boolean begin() {
    lock.lock();
    try {
      if (closing) {
        return false;
      }
      running++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  public void end() {
    lock.lock();
    try {
      running--;
      if (running == 0) {
        quiet.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  public void close() {
    lock.lock();
    try {
      closing = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no call runs; false on timeout. */
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.NANOSECONDS.convert(timeout);
      while (running > 0 && left > 0) {
        left = quiet.awaitNanos(left);
      }
      return running == 0;
    } finally {
      lock.unlock();
    }
  }
}
