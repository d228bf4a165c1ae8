package org.headgate.scheduling.service.dispatch;

import org.headgate.scheduling.api.Action;

/**
 * Carries out the actions of one type. It runs on a worker's thread, with neither a transaction nor
 * a connection in hand, and must end by itself in bounded time: nobody interrupts it.
 *
 * <p>The same job may come again when its node died or its answer was lost; its id is then the
 * same, for receivers to know it by.
 */
public interface ActionExecutor {

  /** The actions it carries out. */
  Class<? extends Action> type();

  /** Carries it out; what it throws is a fault of the service, which puts the execution off. */
  ActionResult send(ActionRequest actionRequest);
}
