package org.headgate.tasks.service;

import com.github.kagkarlsson.scheduler.task.Task;

/** SPI for background tasks: the engine collects all beans of this type at its start. */
public interface TaskProvider {

  Task<?> task();

  /** Whether somebody is waiting for it at a screen. */
  default boolean isUrgent() {
    return false;
  }
}
