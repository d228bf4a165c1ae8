package org.headgate.pool.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.headgate.HeadgateSettings;

/** Hands out what the guards go by. */
@Dependent
class GuardSettingsProducer {

  @Produces
  @Dependent
  GuardSettings guard(HeadgateSettings settings) {
    return GuardSettings.of(settings);
  }
}
