package org.headgate.scheduling.service.dispatch;

import org.headgate.scheduling.api.Action;

/**
 * SPI: executes the actions of one type. It runs on a worker's thread, without a transaction or a
 * connection, and must end by itself in limited time: nobody interrupts it.
 *
 * <p>The same execution may be repeated when its node died or its response was lost; it then has
 * the same id, by which receivers recognize it.
 */
public interface ActionExecutor {

  /** The type of its actions. */
  Class<? extends Action> type();

  /**
   * Executes an action; an exception counts as a fault of the service, which defers the execution.
   */
  ActionResult send(ActionRequest actionRequest);
}
