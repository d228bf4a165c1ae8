package org.headgate.tasks.service;

import com.github.kagkarlsson.scheduler.task.Task;

/**
 * Whoever has work to be done later is a bean of this type; the engine finds them all when it
 * starts.
 */
public interface TaskProvider {

  Task<?> task();

  /** Whether somebody waits for it at a screen. */
  default boolean isUrgent() {
    return false;
  }
}
