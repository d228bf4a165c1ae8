package org.headgate.common.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The port through which time enters the application, so that a test can hold it still. */
@Dependent
class ClockProducer {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
