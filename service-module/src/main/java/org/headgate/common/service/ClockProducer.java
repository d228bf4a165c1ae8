package org.headgate.common.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import java.time.Clock;

/** Produces the one clock of the service, so that tests can replace it. */
@ApplicationScoped
class ClockProducer {

  private final ServiceClock serviceClock = new ServiceClock(Clock.systemUTC(), System::nanoTime);

  @Produces
  Clock clock() {
    return serviceClock;
  }

  @Produces
  @Typed(ServiceClock.class)
  ServiceClock serviceClock() {
    return serviceClock;
  }
}
