package org.headgate.system;

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
