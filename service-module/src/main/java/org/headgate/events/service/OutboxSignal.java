package org.headgate.events.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import org.headgate.common.service.WakeUpSignal;

/** Wakes this node's delivery as soon as an event was committed here. */
@ApplicationScoped
public class OutboxSignal {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  private final WakeUpSignal wakeUpSignal = new WakeUpSignal();

  /** Signals after the commit of the present transaction; without one, now. */
  public void raiseAfterCommit() {
    if (transactions.getTransactionKey() == null) {
      raise();
    } else {
      transactions.registerInterposedSynchronization(new AfterCommit());
    }
  }

  /** Signals now. */
  public void raise() {
    wakeUpSignal.signal();
  }

  /**
   * Waits for a signal, at most for the given time; an earlier signal ends the wait at once.
   *
   * @throws InterruptedException when the thread is to end
   */
  public void await(Duration longest) throws InterruptedException {
    wakeUpSignal.await(longest);
  }

  private final class AfterCommit implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing can be delivered before the commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        raise();
      }
    }
  }
}
