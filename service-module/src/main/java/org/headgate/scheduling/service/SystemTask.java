package org.headgate.scheduling.service;

import org.headgate.scheduling.api.Trigger;

/**
 * SPI for the service's own maintenance. A bean of this type gets a schedule like any other: one
 * node at a time executes it, another takes over when that node dies, its history is kept, and
 * administrators see it. It is called without a transaction and without a connection.
 */
public interface SystemTask {

  /** A unique name, which is never given to another task; letters, digits and hyphens. */
  String name();

  /** When the task is due. */
  Trigger trigger();

  /** Whether the settings ask for it; otherwise no schedule is made for it. */
  default boolean isEnabled() {
    return true;
  }

  /**
   * Runs the task; any exception leads to another attempt.
   *
   * @throws SystemTaskDeferredException when it can go on only later
   */
  void run();
}
