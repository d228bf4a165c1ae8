package org.headgate.scheduling.dispatch.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.headgate.scheduling.persistence.Dispatches;
import org.headgate.scheduling.persistence.Finish;

/**
 * Writes how attempts ended. Two at most write, for all who came meanwhile, so that many short
 * executions share a statement and a connection; what cannot be written is kept until it can.
 */
final class Ledger {

  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_WRITERS = 2;

  private final Dispatches dispatches;
  private final Door door;
  private final Consumer<List<Finish>> written;
  private final Runnable mayBegin;
  private final ConcurrentLinkedQueue<Finish> pending = new ConcurrentLinkedQueue<>();
  private final Semaphore writers = new Semaphore(MOST_WRITERS);
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
   * Writes what is there, unless others are at it.
   *
   * @return whether nothing is left
   */
  boolean flush() {
    while (!pending.isEmpty() && writers.tryAcquire()) {
      try {
        if (!writeBatch()) {
          return false;
        }
      } finally {
        writers.release();
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
    } catch (RuntimeException | Error unavailable) {
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
