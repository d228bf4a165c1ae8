package org.headgate.pool.service.admission;

import java.util.concurrent.Executor;

/**
 * Runs maintenance tasks with permits that no other work needs now. Each task holds its own, so
 * that a hanging task affects no other.
 */
public record MaintenancePermits(AdmissionController controller) {

  /**
   * Runs this many tasks at once if as many permits are free and nobody waits; otherwise none.
   *
   * @return whether they were begun
   */
  public boolean runAll(int tasks, Executor executor, Runnable task) {
    if (!controller.tryAcquireIdle(tasks)) {
      return false;
    }
    int begun = 0;
    try {
      for (; begun < tasks; begun++) {
        executor.execute(() -> run(task));
      }
      return true;
    } finally {
      controller.releaseIdle(tasks - begun);
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      controller.releaseIdle(1);
    }
  }
}
