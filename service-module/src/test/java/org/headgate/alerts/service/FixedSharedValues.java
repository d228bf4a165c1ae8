package org.headgate.alerts.service;

import java.util.Optional;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;

/** A value that the test sets. */
final class FixedSharedValues extends SharedValueMonitor {
  Optional<String> present = Optional.of("1");

  @Override
  public Optional<String> current(SharedValue value) {
    return present;
  }

  @Override
  public void forget(SharedValue value) {
    // The test says what is known.
  }
}
