package org.headgate.bench;

import org.headgate.scheduling.Action;
import org.headgate.scheduling.SystemAction;
import org.headgate.scheduling.dispatch.service.ActionSender;
import org.headgate.scheduling.dispatch.service.Delivery;
import org.headgate.scheduling.dispatch.service.Job;

/** Does nothing, so that what is measured is the engine. */
final class NoAction implements ActionSender {

  @Override
  public Class<? extends Action> type() {
    return SystemAction.class;
  }

  @Override
  public Delivery send(Job job) {
    return Delivery.done();
  }
}
