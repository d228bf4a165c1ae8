package org.headgate.scheduling.service.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.headgate.common.service.OutageLogger;
import org.headgate.scheduling.persistence.AttemptResult;
import org.headgate.scheduling.persistence.DispatchResultRepository;

/**
 * Writes results of attempts. At most two threads write for all others, so that many short
 * executions share a statement and a connection; results that cannot be written are kept until they
 * can.
 */
final class ResultWriter {

  private static final int MAX_AT_ONCE = 500;
  private static final int MAX_WRITERS = 2;

  private final DispatchResultRepository repository;
  private final DispatchGuard dispatchGuard;
  private final Consumer<List<AttemptResult>> written;
  private final Runnable mayBegin;
  private final ConcurrentLinkedQueue<AttemptResult> pending = new ConcurrentLinkedQueue<>();
  private final Semaphore writers = new Semaphore(MAX_WRITERS);
  private final OutageLogger outageLogger =
      new OutageLogger(Dispatcher.class, "Ends of executions cannot be written; they are kept");

  /**
   * @param written is called with each batch, including results of executions that another node has
   *     taken meanwhile
   * @param mayBegin is called when executions were queued behind
   */
  ResultWriter(
      DispatchResultRepository repository,
      DispatchGuard dispatchGuard,
      Consumer<List<AttemptResult>> written,
      Runnable mayBegin) {
    this.repository = repository;
    this.dispatchGuard = dispatchGuard;
    this.written = written;
    this.mayBegin = mayBegin;
  }

  void enqueue(AttemptResult attemptResult) {
    pending.add(attemptResult);
    flush();
  }

  /**
   * Writes the present results, unless others are doing so.
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
    List<AttemptResult> batch = new ArrayList<>();
    for (AttemptResult next = pending.poll(); next != null; next = pending.poll()) {
      batch.add(next);
      if (batch.size() == MAX_AT_ONCE) {
        break;
      }
    }
    if (batch.isEmpty()) {
      return true;
    }
    int released;
    try {
      released = dispatchGuard.call(() -> repository.finish(batch));
    } catch (RuntimeException | Error e) {
      pending.addAll(batch);
      outageLogger.reportFailure(e);
      return false;
    }
    outageLogger.reportRecovery();
    written.accept(batch);
    if (released > 0) {
      mayBegin.run();
    }
    return true;
  }
}
