package org.headgate.common.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Produces the clock, so that tests can replace it. */
@Dependent
class ClockProducer {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
