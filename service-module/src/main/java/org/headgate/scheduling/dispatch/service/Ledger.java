package org.headgate.scheduling.dispatch.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.headgate.scheduling.persistence.Dispatches;
import org.headgate.scheduling.persistence.Finish;

/**
 * Writes how attempts ended. Whoever comes first writes for all who came meanwhile, so that many
 * short executions share one statement and one connection; what cannot be written is kept until it
 * can.
 */
final class Ledger {

  private static final int MOST_AT_ONCE = 500;

  private final Dispatches dispatches;
  private final Door door;
  private final Consumer<List<Finish>> written;
  private final Runnable mayBegin;
  private final ConcurrentLinkedQueue<Finish> pending = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final Trouble troubles =
      new Trouble("Ends of executions cannot be written; they are kept");

  /**
   * @param written is told of each batch, also of what another node has taken meanwhile
   * @param mayBegin is told when something was queued behind what ended
   */
  Ledger(Dispatches dispatches, Door door, Consumer<List<Finish>> written, Runnable mayBegin) {
    this.dispatches = dispatches;
    this.door = door;
    this.written = written;
    this.mayBegin = mayBegin;
  }

  void enter(Finish finish) {
    pending.add(finish);
    flush();
  }

  /**
   * Writes what is there, unless somebody is at it.
   *
   * @return whether nothing is left
   */
  boolean flush() {
    while (!pending.isEmpty() && writing.tryLock()) {
      try {
        if (!writeBatch()) {
          return false;
        }
      } finally {
        writing.unlock();
      }
    }
    return pending.isEmpty();
  }

  private boolean writeBatch() {
    List<Finish> batch = new ArrayList<>();
    for (Finish next = pending.poll(); next != null; next = pending.poll()) {
      batch.add(next);
      if (batch.size() == MOST_AT_ONCE) {
        break;
      }
    }
    if (batch.isEmpty()) {
      return true;
    }
    int released;
    try {
      released = door.call(() -> dispatches.finish(batch));
    } catch (RuntimeException unavailable) {
      pending.addAll(batch);
      troubles.note(unavailable);
      return false;
    }
    troubles.gone();
    written.accept(batch);
    if (released > 0) {
      mayBegin.run();
    }
    return true;
  }
}
