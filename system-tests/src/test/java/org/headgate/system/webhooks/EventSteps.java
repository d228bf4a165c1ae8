package org.headgate.system.webhooks;

import org.headgate.system.client.EventSubscriber;
import org.headgate.system.receivers.EventReceiver;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A subscriber of events, with a receiver. */
abstract class EventSteps {
  final Headgate headgate = Headgate.permissive();
  EventSubscriber subscriber;
  EventReceiver receiver;

  @BeforeEach
  void subscribe() {
    subscriber = EventSubscriber.of(headgate, EventSubscriber.ALL);
    receiver = subscriber.receiver();
  }

  @AfterEach
  void unsubscribe() {
    subscriber.close();
  }
}
