package org.headgate.scheduling.service;

import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads whose running executions can be waited for, as a node does that is about to stop. */
final class ExecutionThreads extends ContainerThreads {

  /** One party for each execution, and one for the door, which leaves when it is closed. */
  private final Phaser running = new Phaser(1);

  ExecutionThreads(Executor container) {
    super(container);
  }

  @Override
  public void execute(Runnable command) {
    running.register();
    boolean handedOver = false;
    try {
      super.execute(
          () -> {
            try {
              command.run();
            } finally {
              running.arriveAndDeregister();
            }
          });
      handedOver = true;
    } finally {
      if (!handedOver) {
        running.arriveAndDeregister();
      }
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    int phase = running.arrive();
    try {
      running.awaitAdvanceInterruptibly(phase, timeout, unit);
      return true;
    } catch (TimeoutException stillRunning) {
      return false;
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
